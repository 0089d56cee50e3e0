package serin.run;

import java.util.function.Supplier;

/** Hears of each step of a run. What it does with that must not change the run. */
public interface Steps {
    /** Nobody listens. */
    Steps UNHEARD = new Steps() {
        @Override
        public <T> T within(Step step, Supplier<T> work) {
            return work.get();
        }
    };

    /** Does the work, and answers or throws what it does. */
    <T> T within(Step step, Supplier<T> work);
}
