package makespan.runtime;

/**
 * Keeps the fields of its subclasses off the cache lines of what lies before them in memory, by two lines since those are
 * fetched in pairs. A superclass's fields lie before its subclass's, except that those may fill gaps: the int closes the one
 * behind the object's header.
 */
abstract class Padding {
    int gap;
    long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, pA, pB, pC, pD, pE, pF;
}
