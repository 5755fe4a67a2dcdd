package makespan.kernel.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makespan.kernel.language.CursorText.Kind;
import makespan.kernel.language.CursorText.Step;

/** Finds what a chain such as {@code rows.first().name} is, from types and variables, without running any code. */
final class Resolver {
    private final Scope scope;

    Resolver(Scope scope) {
        this.scope = scope;
    }

    /** Returns what the chain yields, or empty if that cannot be told. */
    Optional<Known> resolve(List<Step> steps) {
        Optional<Known> qualified = qualifiedClass(steps);
        if (qualified.isPresent()) {
            return qualified;
        }
        Optional<Known> known = first(steps.get(0));
        for (Step step : steps.subList(1, steps.size())) {
            known = known.flatMap(owner -> next(owner, step));
        }
        return known;
    }

    private Optional<Known> qualifiedClass(List<Step> steps) {
        if (steps.size() < 2 || !steps.stream().allMatch(step -> step.kind() == Kind.NAME)) {
            return Optional.empty();
        }
        return scope.type(String.join(".", steps.stream().map(Step::name).toList()))
                .map(Known::named);
    }

    private Optional<Known> first(Step step) {
        return switch (step.kind()) {
            case NAME -> scope.name(step.name());
            case CALL -> scope.call(step.name());
            case NEW -> scope.type(step.name()).map(Known::instance);
            case STRING -> Optional.of(Known.instance(String.class));
            case LIST -> Optional.of(Known.instance(ArrayList.class));
            case MAP -> Optional.of(Known.instance(LinkedHashMap.class));
            case NUMBER -> Optional.of(Known.instance(Integer.class));
            case INDEX, UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Known> next(Known owner, Step step) {
        return switch (step.kind()) {
            case NAME -> property(owner, step.name());
            case CALL -> telling(new Members(owner).returnTypes(step.name()));
            case INDEX -> element(owner);
            default -> Optional.empty();
        };
    }

    private static Optional<Known> property(Known owner, String name) {
        if (owner.value() instanceof Map<?, ?> map) {
            return Optional.<Object>ofNullable(map.get(name)).map(Known::value);
        }
        return telling(new Members(owner).propertyTypes(name));
    }

    private static Optional<Known> element(Known owner) {
        if (owner.value() instanceof List<?> list && !list.isEmpty()) {
            return Optional.<Object>ofNullable(list.get(0)).map(Known::value);
        }
        Class<?> component = owner.type().getComponentType();
        return Optional.<Class<?>>ofNullable(component).map(Known::instance);
    }

    private static Optional<Known> telling(List<Class<?>> types) {
        return types.stream().findFirst().filter(type -> type != void.class).map(Known::instance);
    }
}
