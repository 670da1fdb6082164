/**
 * A transform of the AssemblyScript compiler. Exports the kernel's variables, as `state0`, `state1` and so on, so that a
 * host can keep a run and go on with it later.
 */
export default class ExportState {
  afterCompile(module) {
    const globals = Array.from({ length: module.getNumGlobals() }, (_, i) =>
      this.binaryen.getGlobalInfo(module.getGlobalByIndex(i))
    );
    globals.filter(({ mutable }) => mutable).forEach(({ name }, i) => module.addGlobalExport(name, `state${i}`));
  }
}
