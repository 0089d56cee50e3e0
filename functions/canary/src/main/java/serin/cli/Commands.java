package serin.cli;

import picocli.CommandLine;

/** Makes the commands: the one place where the command line is wired. */
final class Commands implements CommandLine.IFactory {
    private final Surroundings surroundings;

    Commands(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == ValidateCommand.class) {
            return type.cast(new ValidateCommand(surroundings));
        }
        if (type == PlanCommand.class) {
            return type.cast(new PlanCommand(surroundings));
        }
        if (type == HistoryCommand.class) {
            return type.cast(new HistoryCommand(surroundings));
        }
        if (type == ChecksCommand.class) {
            return type.cast(new ChecksCommand(surroundings));
        }
        if (type == InitCommand.class) {
            return type.cast(new InitCommand(surroundings));
        }
        if (type == WindowCommand.class) {
            return type.cast(new WindowCommand(surroundings, ConnectionOptions.CLOCK));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
