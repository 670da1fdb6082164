import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';

import { keepFile } from '../own-file';

/** Opens the page for one's own file when one is dropped anywhere. */
export function useDroppedFile(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const allow = (event: DragEvent) => event.preventDefault();
    const take = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      event.preventDefault();
      if (file) {
        void file.text().then((text) => {
          keepFile({ name: file.name, text });
          navigate('/file');
        });
      }
    };
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', take);
    return () => {
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', take);
    };
  }, [navigate]);
}
