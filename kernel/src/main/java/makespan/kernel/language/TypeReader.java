package makespan.kernel.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.GroovyBugError;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.GenericsType;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.tools.WideningCategories;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.codehaus.groovy.transform.stc.AbstractTypeCheckingExtension;
import org.codehaus.groovy.transform.stc.Receiver;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor;
import org.codehaus.groovy.transform.stc.StaticTypesMarker;
import org.jspecify.annotations.Nullable;

/**
 * Infers the types of a class as Groovy's static type check does, but accepts everything: what it cannot tell is an
 * Object. On the way it notes what there is at the mark, a name that ends with {@link #MARK}.
 */
final class TypeReader extends StaticTypeCheckingVisitor {
    /** Ends the name that stands at the cursor. */
    static final String MARK = "__here__";

    private static final Object UNKNOWN = new Object();

    /** What the rest of the session knows. */
    interface Surroundings {
        /** Returns the type of a session variable, or null if there is none of this name. */
        @Nullable
        ClassNode variable(String name);

        /** Returns the functions of this name that other cells defined. */
        List<MethodNode> functions(String name);
    }

    private final boolean functionsFirst;
    private final Surroundings session;
    private final Deque<Map<String, ClassNode>> scopes = new ArrayDeque<>();
    private final Deque<Optional<Expression>> calls = new ArrayDeque<>();
    private final Map<String, ClassNode> declared = new LinkedHashMap<>();
    private int closures;
    private @Nullable Place place;

    /**
     * @param functionsFirst whether a script's functions are read before its statements, so that what they return is
     *     known there; a function that uses a variable of the cell needs the opposite
     */
    TypeReader(SourceUnit source, ClassNode type, boolean functionsFirst, Surroundings session) {
        super(source, type);
        this.functionsFirst = functionsFirst;
        this.session = session;
        scopes.push(new LinkedHashMap<>());
        addTypeCheckingExtension(new SessionNames());
    }

    /** Reads a class with all that it holds. */
    void read(ClassNode type) {
        try {
            initialize();
            visitClass(type);
        } catch (RuntimeException | GroovyBugError | StackOverflowError e) {
            // the check does not expect errors in what it checks; what it found until then holds
        }
    }

    /** Returns what is at the mark, if the class has it. */
    Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    /** Returns the types of the variables that the cell gives to the session. */
    Map<String, ClassNode> declared() {
        return declared;
    }

    @Override
    protected void addStaticTypeError(String message, ASTNode node) {
        // every text is accepted
    }

    @Override
    public void addError(String message, ASTNode node) {
        // every text is accepted
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        if (isMark(variable.getName())) {
            noteName();
            storeType(variable, ClassHelper.OBJECT_TYPE);
        } else {
            super.visitVariableExpression(variable);
        }
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        if (isMark(property.getPropertyAsString())) {
            noteMember(property.getObjectExpression(), property.isSpreadSafe());
            storeType(property, ClassHelper.OBJECT_TYPE);
        } else {
            super.visitPropertyExpression(property);
        }
    }

    @Override
    public void visitMethodPointerExpression(MethodPointerExpression pointer) {
        if (isMark(String.valueOf(pointer.getMethodName().getText()))) {
            noteMember(pointer.getExpression(), false);
        } else {
            super.visitMethodPointerExpression(pointer);
        }
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (isMark(call.getMethodAsString())) {
            if (call.isImplicitThis()) {
                noteName();
            } else {
                noteMember(call.getObjectExpression(), call.isSpreadSafe());
            }
            call.getArguments().visit(this);
            return;
        }
        calls.push(Optional.of(call));
        super.visitMethodCallExpression(call);
        calls.pop();
        MethodNode target = call.getNodeMetaData(StaticTypesMarker.DIRECT_METHOD_CALL_TARGET);
        if (target == null) {
            calledVariable(call);
        } else if (target.isDynamicReturnType()) {
            ClassNode returned = target.getNodeMetaData(StaticTypesMarker.INFERRED_RETURN_TYPE);
            storeType(call, returned == null ? target.getReturnType() : returned);
        }
    }

    @Override
    public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
        calls.push(Optional.of(call));
        super.visitStaticMethodCallExpression(call);
        calls.pop();
    }

    @Override
    public void visitConstructorCallExpression(ConstructorCallExpression call) {
        calls.push(Optional.of(call));
        super.visitConstructorCallExpression(call);
        calls.pop();
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        Map<String, ClassNode> scope = push();
        if (closure.isParameterSpecified()) {
            for (Parameter parameter : closure.getParameters()) {
                scope.put(parameter.getName(), getType(parameter));
            }
        } else if (closure.getParameters() != null) {
            ClassNode[] types = closure.getNodeMetaData(StaticTypesMarker.CLOSURE_ARGUMENTS);
            scope.put("it", types == null || types.length == 0 ? ClassHelper.OBJECT_TYPE : types[0]);
        }
        calls.push(Optional.empty());
        closures++;
        try {
            super.visitClosureExpression(closure);
        } finally {
            closures--;
            calls.pop();
            scopes.pop();
        }
    }

    @Override
    public void visitBlockStatement(BlockStatement block) {
        boolean outermost = scopes.size() == 1;
        if (!outermost) {
            push();
        }
        try {
            super.visitBlockStatement(block);
        } finally {
            if (!outermost) {
                scopes.pop();
            }
        }
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        Map<String, ClassNode> scope = push();
        Parameter variable = loop.getValueVariable();
        if (variable != null) {
            loop.getCollectionExpression().visit(this);
            ClassNode element = variable.isDynamicTyped()
                    ? inferLoopElementType(getType(loop.getCollectionExpression()))
                    : variable.getType();
            scope.put(variable.getName(), element);
        }
        super.visitForLoop(loop);
        scopes.pop();
    }

    @Override
    public void visitCatchStatement(CatchStatement caught) {
        push().put(caught.getVariable().getName(), caught.getExceptionType());
        super.visitCatchStatement(caught);
        scopes.pop();
    }

    /** A method that was visited once is not visited again. */
    @Override
    public void visitMethod(MethodNode method) {
        if (method.isScriptBody() && functionsFirst) {
            method.getDeclaringClass().getMethods().stream()
                    .filter(function -> !function.isScriptBody())
                    .forEach(super::visitMethod);
        }
        super.visitMethod(method);
    }

    @Override
    protected void visitConstructorOrMethod(MethodNode method, boolean isConstructor) {
        if (method.isScriptBody()) {
            super.visitConstructorOrMethod(method, isConstructor);
            return;
        }
        Map<String, ClassNode> scope = push();
        for (Parameter parameter : method.getParameters()) {
            scope.put(parameter.getName(), parameter.getType());
        }
        super.visitConstructorOrMethod(method, isConstructor);
        scopes.pop();
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        super.visitDeclarationExpression(declaration);
        if (declaration.isMultipleAssignmentDeclaration()) {
            for (Expression variable : declaration.getTupleExpression().getExpressions()) {
                if (variable instanceof VariableExpression name) {
                    declare(name.getName(), getType(name));
                }
            }
        } else {
            VariableExpression variable = declaration.getVariableExpression();
            boolean inferred =
                    variable.isDynamicTyped() && !(declaration.getRightExpression() instanceof EmptyExpression);
            declare(
                    variable.getName(),
                    inferred ? getType(declaration.getRightExpression()) : variable.getOriginType());
        }
    }

    @Override
    public void visitBinaryExpression(BinaryExpression operation) {
        super.visitBinaryExpression(operation);
        if (operation.getOperation().getType() == Types.ASSIGN
                && !(operation instanceof DeclarationExpression)
                && operation.getLeftExpression() instanceof VariableExpression variable) {
            assign(variable, getType(operation.getRightExpression()));
        }
    }

    @Override
    public void visitExpressionStatement(ExpressionStatement statement) {
        int depth = calls.size();
        try {
            super.visitExpressionStatement(statement);
        } catch (RuntimeException | GroovyBugError e) {
            unwind(depth); // one odd statement does not hide the types of the next
        }
    }

    @Override
    public void visitReturnStatement(ReturnStatement statement) {
        int depth = calls.size();
        try {
            super.visitReturnStatement(statement);
        } catch (RuntimeException | GroovyBugError e) {
            unwind(depth);
        }
    }

    /** Notes what a method without a declared type returns. */
    @Override
    protected @Nullable ClassNode checkReturnType(ReturnStatement statement) {
        ClassNode type = super.checkReturnType(statement);
        MethodNode method = typeCheckingContext.getEnclosingMethod();
        if (method != null && closures == 0 && method.isDynamicReturnType()) {
            ClassNode returned = type == null ? getType(statement.getExpression()) : type;
            ClassNode before = method.getNodeMetaData(StaticTypesMarker.INFERRED_RETURN_TYPE);
            method.putNodeMetaData(
                    StaticTypesMarker.INFERRED_RETURN_TYPE,
                    before == null ? returned : WideningCategories.lowestUpperBound(before, returned));
        }
        return type;
    }

    private void unwind(int depth) {
        while (calls.size() > depth) {
            calls.pop();
        }
    }

    private Map<String, ClassNode> push() {
        Map<String, ClassNode> scope = new LinkedHashMap<>();
        scopes.push(scope);
        return scope;
    }

    private void declare(String name, ClassNode type) {
        scopes.element().put(name, type);
        if (scopes.size() == 1 && closures == 0) {
            declared.put(name, type);
        }
    }

    private void assign(VariableExpression variable, ClassNode type) {
        for (Map<String, ClassNode> scope : scopes) {
            if (scope.containsKey(variable.getName())) {
                if (variable.isDynamicTyped()) {
                    scope.put(variable.getName(), type);
                }
                return;
            }
        }
        if (variable.isDynamicTyped()) {
            declared.put(variable.getName(), type);
        }
    }

    private void noteName() {
        note(null);
    }

    private void noteMember(Expression receiver, boolean spread) {
        receiver.visit(this);
        boolean onClass = receiver instanceof ClassExpression;
        ClassNode type = onClass ? receiver.getType() : getType(receiver);
        if (!onClass && type.equals(ClassHelper.CLASS_Type) && typeArgument(type) != null) {
            type = typeArgument(type);
            onClass = true;
        }
        if (spread) {
            type = inferLoopElementType(type);
        }
        ClassNode known = type == null ? ClassHelper.OBJECT_TYPE : type;
        Expression each = spread ? EmptyExpression.INSTANCE : receiver;
        note(new Place.Receiver(each, known, onClass, isKnown(receiver, known)));
    }

    private static @Nullable ClassNode typeArgument(ClassNode type) {
        GenericsType[] arguments = type.getGenericsTypes();
        boolean single = arguments != null && arguments.length == 1 && !arguments[0].isPlaceholder();
        return single && !arguments[0].isWildcard() ? arguments[0].getType() : null;
    }

    private boolean isKnown(Expression receiver, ClassNode type) {
        if (!type.equals(ClassHelper.OBJECT_TYPE)) {
            return true;
        }
        if (receiver instanceof VariableExpression variable) {
            return variable.getNodeMetaData(UNKNOWN) == null;
        }
        if (receiver instanceof PropertyExpression property) {
            return isKnown(property.getObjectExpression(), getType(property.getObjectExpression()));
        }
        return !(receiver instanceof MethodCall)
                || receiver.getNodeMetaData(StaticTypesMarker.DIRECT_METHOD_CALL_TARGET) != null;
    }

    private void note(Place.@Nullable Receiver receiver) {
        Map<String, ClassNode> locals = new LinkedHashMap<>();
        scopes.forEach(scope -> scope.forEach(locals::putIfAbsent));
        declared.forEach(locals::putIfAbsent);
        List<Receiver<String>> receivers = new ArrayList<>();
        addReceivers(receivers, makeOwnerList(VariableExpression.THIS_EXPRESSION), true);
        List<ClassNode> owners =
                receivers.stream().map(Receiver::getType).distinct().toList();
        Optional<Expression> call = calls.isEmpty() ? Optional.empty() : calls.element();
        Place found = new Place(receiver, locals, owners, classes(), call.orElse(null));
        if (place == null || !isTelling(place) || isTelling(found)) {
            place = found;
        }
    }

    private List<ClassNode> classes() {
        return getSourceUnit().getAST().getClasses().stream()
                .filter(type -> !type.isScript() && !type.getName().contains("$"))
                .toList();
    }

    private static boolean isTelling(Place place) {
        return place.receiver() == null || !place.receiver().type().equals(ClassHelper.OBJECT_TYPE);
    }

    /** A variable with a method {@code call}, such as a task's handle, can be called as a function. */
    private void calledVariable(MethodCallExpression call) {
        ClassNode type = call.isImplicitThis() ? variableType(String.valueOf(call.getMethodAsString())) : null;
        if (type != null) {
            for (MethodNode method : type.getMethods("call")) {
                if (method.getParameters().length == 0) {
                    storeType(call, Generics.in(type, method.getReturnType()));
                    call.putNodeMetaData(StaticTypesMarker.DIRECT_METHOD_CALL_TARGET, method);
                }
            }
        }
    }

    private @Nullable ClassNode variableType(String name) {
        for (Map<String, ClassNode> scope : scopes) {
            ClassNode type = scope.get(name);
            if (type != null) {
                return type;
            }
        }
        ClassNode here = declared.get(name);
        return here != null ? here : session.variable(name);
    }

    private static boolean isMark(@Nullable String name) {
        return name != null && name.endsWith(MARK);
    }

    /** Knows the names that the text itself does not declare. */
    private final class SessionNames extends AbstractTypeCheckingExtension {
        SessionNames() {
            super(TypeReader.this);
        }

        @Override
        public boolean handleUnresolvedVariableExpression(VariableExpression variable) {
            ClassNode type = variableType(variable.getName());
            if (type == null) {
                variable.putNodeMetaData(UNKNOWN, true);
            }
            makeDynamic(variable, type == null ? ClassHelper.OBJECT_TYPE : type);
            return true;
        }

        /** A component of a Java record is read like a property. */
        @Override
        public boolean handleUnresolvedProperty(PropertyExpression property) {
            ClassNode owner = TypeReader.this.getType(property.getObjectExpression());
            MethodNode accessor =
                    owner.getMethod(String.valueOf(property.getPropertyAsString()), Parameter.EMPTY_ARRAY);
            ClassNode type = accessor == null ? ClassHelper.OBJECT_TYPE : Generics.in(owner, accessor.getReturnType());
            makeDynamic(property, type);
            return true;
        }

        @Override
        public List<MethodNode> handleMissingMethod(
                ClassNode receiver,
                String name,
                ArgumentListExpression arguments,
                ClassNode[] argumentTypes,
                MethodCall call) {
            boolean own = call instanceof MethodCallExpression method && method.isImplicitThis();
            List<MethodNode> functions = own ? session.functions(name) : List.of();
            List<MethodNode> fitting = functions.stream()
                    .filter(function -> function.getParameters().length == argumentTypes.length)
                    .toList();
            return fitting.isEmpty() ? functions : fitting.subList(0, 1);
        }
    }
}
