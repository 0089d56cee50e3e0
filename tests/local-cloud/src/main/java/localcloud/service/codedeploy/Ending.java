package localcloud.service.codedeploy;

/** How a deployment comes to its end. */
sealed interface Ending {

    /** All went well. */
    record Succeeded() implements Ending {}

    /**
     * Something failed.
     *
     * @param code ErrorInformation's
     */
    record Failed(String code, String message) implements Ending {}

    /**
     * It was stopped.
     *
     * @param code ErrorInformation's
     * @param rollbackEvent of AutoRollbackConfiguration, which asks for a rollback then
     */
    record Stopped(String code, String message, String rollbackEvent) implements Ending {}
}
