"""Runs a program on a terminal: COLUMNS TEXT PROGRAM ARGUMENTS...

Presses Ctrl-C when the program has written TEXT, unless that is empty. Prints what it wrote, and last a line with the
signal that ended it, or its exit code as a negative number.
"""
import fcntl, os, pty, struct, sys, termios

columns, text, program = int(sys.argv[1]), sys.argv[2].encode(), sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', 50, columns, 0, 0))
    os.execvp(program[0], program)
written, pressed = b'', False
while True:
    try:
        some = os.read(terminal, 65536)
    except OSError:
        break
    if not some:
        break
    written += some
    if text and not pressed and text in written:
        os.write(terminal, b'\x03')
        pressed = True
_, status = os.waitpid(pid, 0)
ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status)
sys.stdout.buffer.write(written + b'\n%d' % ended)
