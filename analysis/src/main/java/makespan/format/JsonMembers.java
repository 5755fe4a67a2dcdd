package makespan.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object, or the elements of an array by their position, read with the type one expects. */
final class JsonMembers {
    private final Map<?, ?> members;
    private final String place;

    private JsonMembers(Map<?, ?> members, String place) {
        this.members = members;
        this.place = place;
    }

    static JsonMembers of(@Nullable Object value, String place) throws FormatException {
        if (value instanceof Map<?, ?> map) {
            return new JsonMembers(map, place);
        }
        throw new FormatException(place, "an object is expected");
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    JsonMembers object(String name) throws FormatException {
        return of(members.get(name), at(name));
    }

    String text(String name) throws FormatException {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new FormatException(at(name), "a text is expected");
    }

    int integer(String name) throws FormatException {
        return Math.toIntExact(number(members.get(name), at(name), Integer.MAX_VALUE));
    }

    long whole(String name) throws FormatException {
        return number(members.get(name), at(name), Long.MAX_VALUE);
    }

    /** Returns a whole number that may be below 0. */
    long signed(String name) throws FormatException {
        if (members.get(name) instanceof Long number) {
            return number;
        }
        throw new FormatException(at(name), "a whole number is expected");
    }

    double number(String name) throws FormatException {
        if (members.get(name) instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new FormatException(at(name), "a number is expected");
    }

    /** Returns true or false; false if there is no such member. */
    boolean truth(String name) throws FormatException {
        if (!has(name)) {
            return false;
        }
        if (members.get(name) instanceof Boolean truth) {
            return truth;
        }
        throw new FormatException(at(name), "true or false is expected");
    }

    <E extends Enum<E>> E word(String name, Class<E> type) throws FormatException {
        String word = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(word)) {
                return constant;
            }
        }
        throw new FormatException(at(name), "'" + word + "' is not one of " + List.of(type.getEnumConstants()));
    }

    List<JsonMembers> objects(String name) throws FormatException {
        List<JsonMembers> objects = new ArrayList<>();
        for (Object element : list(name)) {
            objects.add(of(element, at(name) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    List<String> texts(String name) throws FormatException {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof String text)) {
                throw new FormatException(at(name) + "[" + texts.size() + "]", "a text is expected");
            }
            texts.add(text);
        }
        return texts;
    }

    List<Integer> integers(String name) throws FormatException {
        List<Integer> integers = new ArrayList<>();
        for (Object element : list(name)) {
            String where = at(name) + "[" + integers.size() + "]";
            integers.add(Math.toIntExact(number(element, where, Integer.MAX_VALUE)));
        }
        return integers;
    }

    FormatException wrong(@Nullable String problem) {
        return new FormatException(place, String.valueOf(problem));
    }

    private List<?> list(String name) throws FormatException {
        if (members.get(name) instanceof List<?> list) {
            return list;
        }
        throw new FormatException(at(name), "an array is expected");
    }

    private static long number(@Nullable Object value, String place, long most) throws FormatException {
        if (value instanceof Long number && number >= 0 && number <= most) {
            return number;
        }
        throw new FormatException(place, "a whole number from 0 to " + most + " is expected");
    }

    private String at(String name) {
        return place + ", " + name;
    }
}
