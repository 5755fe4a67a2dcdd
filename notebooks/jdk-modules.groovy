// Indexes every class of the running JDK, one task per module: a real graph that every user has.
// A module's task parses its class files and is ready when the modules it requires are done.
import groovy.transform.CompileStatic
import java.lang.module.ModuleFinder
import java.nio.file.Files
import java.nio.file.Path
import org.objectweb.asm.ClassReader
import org.objectweb.asm.ClassVisitor
import org.objectweb.asm.Handle
import org.objectweb.asm.Label
import org.objectweb.asm.MethodVisitor
import static org.objectweb.asm.Opcodes.ASM9

params { modules = '' } // --param modules=java. keeps those whose names start so, and what they require

@CompileStatic
class ModuleIndex {
    String module
    int classes, methods
    long constants, instructions

    /** Parses every class file of a module: constant pool, methods, instructions. */
    static ModuleIndex of(String module) {
        def index = new ModuleIndex(module: module)
        Files.walk(Path.of(URI.create("jrt:/$module"))).withCloseable { files ->
            files.filter { it.toString().endsWith('.class') }.forEach { index.add(Files.readAllBytes(it)) }
        }
        index
    }

    private void add(byte[] classFile) {
        def reader = new ClassReader(classFile)
        def counter = new InstructionCounter()
        reader.accept(new ClassVisitor(ASM9) {
            @Override
            MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
                counter.methods++
                counter
            }
        }, ClassReader.SKIP_DEBUG)
        classes++
        constants += reader.itemCount
        methods += counter.methods
        instructions += counter.instructions
    }
}

@CompileStatic
class InstructionCounter extends MethodVisitor {
    int methods
    long instructions

    InstructionCounter() { super(ASM9) }

    void visitInsn(int op) { instructions++ }
    void visitIntInsn(int op, int operand) { instructions++ }
    void visitVarInsn(int op, int variable) { instructions++ }
    void visitTypeInsn(int op, String type) { instructions++ }
    void visitFieldInsn(int op, String owner, String name, String descriptor) { instructions++ }
    void visitMethodInsn(int op, String owner, String name, String descriptor, boolean ofInterface) { instructions++ }
    void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) { instructions++ }
    void visitJumpInsn(int op, Label label) { instructions++ }
    void visitLdcInsn(Object value) { instructions++ }
    void visitIincInsn(int variable, int increment) { instructions++ }
    void visitTableSwitchInsn(int min, int max, Label other, Label... labels) { instructions++ }
    void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) { instructions++ }
    void visitMultiANewArrayInsn(String descriptor, int dimensions) { instructions++ }
}

def all = ModuleFinder.ofSystem().findAll()*.descriptor().collectEntries { [it.name(), it.requires()*.name()] }
def wanted = [] as TreeSet
def want
want = { name -> if (all.containsKey(name) && wanted.add(name)) all[name].each(want) }
all.keySet().findAll { it.startsWith(params.modules) }.each(want)

def parsed = wanted.collect { name ->
    task(name, kind: name.tokenize('.')[0], after: all[name].findAll { it in wanted }) { ModuleIndex.of(name) }
}

def table = task(parsed) { rows ->
    def line = { a, b, c, d -> String.format('%-32s %8s %9s %13s', a, b, c, d) }
    def largest = rows.sort(false) { -it.instructions }.take(10).collect { line(it.module, it.classes, it.methods, it.instructions) }
    ([line('module', 'classes', 'methods', 'instructions')] + largest
        + line("all ${rows.size()} modules" as String, rows.sum { it.classes }, rows.sum { it.methods }, rows.sum { it.instructions })).join('\n')
}

run(table)
println table()
