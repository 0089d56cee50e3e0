package serin.gate;

/** What became of an answer. */
public sealed interface Receipt {

    /** Whoever waits for it has it: CodeDeploy, or CloudFormation. */
    record Accepted() implements Receipt {}

    /** CodeDeploy had one before, of a repetition of the event or of a call whose answer was lost; which one is not told. */
    record AlreadyCompleted() implements Receipt {}

    /** There is nobody to give it to. */
    record NobodyWaits(String why) implements Receipt {}

    /** It did not arrive. */
    record Undelivered(String why) implements Receipt {}

    /** There was none to give. */
    record NothingSent() implements Receipt {}
}
