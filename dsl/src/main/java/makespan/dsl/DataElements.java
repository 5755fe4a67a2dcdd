package makespan.dsl;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import makespan.device.DataHandle;

/** What cells do with the elements of data between runs, known to Groovy as an extension. */
public final class DataElements {
    private DataElements() {}

    /** Returns the array that holds the data between runs: {@code x.array}. */
    public static Object getArray(DataHandle data) {
        return data.array();
    }

    /** Returns the number of elements. */
    public static int size(DataHandle data) {
        return data.length();
    }

    /** Returns an element: {@code x[0]}; {@code x[-1]} is the last. */
    public static Number getAt(DataHandle data, int place) {
        return (Number) Array.get(data.array(), within(data, place));
    }

    /** Returns some elements: {@code x[0..9]}. */
    public static List<Number> getAt(DataHandle data, List<Integer> places) {
        List<Number> elements = new ArrayList<>();
        places.forEach(place -> elements.add(getAt(data, place)));
        return elements;
    }

    private static int within(DataHandle data, int place) {
        int index = place < 0 ? place + data.length() : place;
        if (index < 0 || index >= data.length()) {
            throw new IndexOutOfBoundsException("data " + data + " have no element " + place);
        }
        return index;
    }
}
