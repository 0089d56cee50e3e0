package serin.schedule;

import com.cronutils.model.definition.CronConstraintsFactory;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.expression.QuestionMark;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.model.field.value.SpecialChar;
import com.cronutils.parser.CronParser;
import java.time.DayOfWeek;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads AWS's cron through cron-utils, which knows the grammar, and turns its expression tree into sets of values.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html">Cron expressions reference</a>
 */
final class CronReader {
    private static final int FIELDS = 6;
    private static final Pattern NUMBERED_DAY = Pattern.compile("(^|[,-])[1-7]");

    /** AWS's definition: 1 is Sunday, and one of the two day fields must be {@code ?}. */
    private static final CronDefinition AWS = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .and()
            .withHours()
            .and()
            .withDayOfMonth()
            .withValidRange(1, 31)
            .supportsL()
            .supportsW()
            .supportsLW()
            .supportsQuestionMark()
            .and()
            .withMonth()
            .withValidRange(1, 12)
            .and()
            .withDayOfWeek()
            .withValidRange(1, 7)
            .withMondayDoWValue(2)
            .supportsHash()
            .supportsL()
            .supportsQuestionMark()
            .and()
            .withYear()
            .withValidRange(1970, 2199)
            .and()
            .withCronValidation(CronConstraintsFactory.ensureEitherDayOfWeekOrDayOfMonth())
            .instance();

    private final String expression;

    private CronReader(String expression) {
        this.expression = expression;
    }

    static Cron read(String expression, String inner) {
        var texts = inner.strip().split("\\s+", -1);
        if (texts.length != FIELDS) {
            throw new MalformedSchedule(
                    expression,
                    "six fields are needed (minutes hours day-of-month month day-of-week year), there are "
                            + (inner.isBlank() ? 0 : texts.length));
        }
        return new CronReader(expression).read(texts);
    }

    private Cron read(String[] texts) {
        var fields = parse(String.join(" ", texts));
        return new Cron(
                numbers(field(fields, CronFieldName.MINUTE), 0, 59),
                numbers(field(fields, CronFieldName.HOUR), 0, 23),
                numbers(field(fields, CronFieldName.MONTH), 1, 12),
                numbers(field(fields, CronFieldName.YEAR), 1970, 2199),
                days(field(fields, CronFieldName.DAY_OF_MONTH), field(fields, CronFieldName.DAY_OF_WEEK)),
                NUMBERED_DAY.matcher(texts[4]).find());
    }

    private Map<CronFieldName, FieldExpression> parse(String text) {
        try {
            return new CronParser(AWS)
                    .parse(text).validate().retrieveFieldsAsMap().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().getExpression()));
        } catch (IllegalArgumentException e) {
            throw new MalformedSchedule(
                    expression, String.valueOf(e.getMessage()).replace("Failed to parse cron expression. ", ""));
        }
    }

    private FieldExpression field(Map<CronFieldName, FieldExpression> fields, CronFieldName name) {
        var field = fields.get(name);
        if (field == null) {
            throw new MalformedSchedule(expression, "the field " + name + " is missing");
        }
        return field;
    }

    private Set<DayRule> days(FieldExpression ofMonth, FieldExpression ofWeek) {
        var rules = new HashSet<DayRule>();
        if (ofWeek instanceof QuestionMark) {
            addDaysOfMonth(ofMonth, rules);
            return everyDayWhen(rules, 31);
        }
        addDaysOfWeek(ofWeek, rules);
        return everyDayWhen(rules, 7);
    }

    /** {@code *}, {@code 1-31} and {@code SUN-SAT} are all the days there are. */
    private static Set<DayRule> everyDayWhen(Set<DayRule> rules, int all) {
        var plain = rules.stream()
                .filter(rule -> rule instanceof DayRule.DayOfMonth || rule instanceof DayRule.Weekly)
                .count();
        return plain == all ? Set.of(new DayRule.EveryDay()) : rules;
    }

    private void addDaysOfMonth(FieldExpression field, Set<DayRule> rules) {
        if (field instanceof And and) {
            and.getExpressions().forEach(one -> addDaysOfMonth(one, rules));
        } else if (field instanceof On on && on.getSpecialChar().getValue() != SpecialChar.NONE) {
            int day = on.getTime().getValue();
            rules.add(
                    switch (on.getSpecialChar().getValue()) {
                        case L ->
                            new DayRule.BeforeLastDay(Math.max(0, on.getNth().getValue()));
                        case W -> new DayRule.NearestWeekday(day);
                        case LW -> new DayRule.LastWeekday();
                        case HASH, QUESTION_MARK, NONE -> throw unexpected(on);
                    });
        } else {
            numbers(field, 1, 31).forEach(day -> rules.add(new DayRule.DayOfMonth(day)));
        }
    }

    private void addDaysOfWeek(FieldExpression field, Set<DayRule> rules) {
        if (field instanceof And and) {
            and.getExpressions().forEach(one -> addDaysOfWeek(one, rules));
        } else if (field instanceof On on && on.getSpecialChar().getValue() != SpecialChar.NONE) {
            int day = on.getTime().getValue();
            rules.add(
                    switch (on.getSpecialChar().getValue()) {
                        // L alone is the last day of the week: Saturday.
                        case L ->
                            day < 0 ? new DayRule.Weekly(DayOfWeek.SATURDAY) : new DayRule.LastOfMonth(dayOfWeek(day));
                        case HASH ->
                            new DayRule.NthOfMonth(dayOfWeek(day), on.getNth().getValue());
                        case W, LW, QUESTION_MARK, NONE -> throw unexpected(on);
                    });
        } else {
            numbers(field, 1, 7).forEach(day -> rules.add(new DayRule.Weekly(dayOfWeek(day))));
        }
    }

    /** AWS counts from Sunday = 1, Java from Monday = 1. */
    private static DayOfWeek dayOfWeek(int awsDay) {
        return DayOfWeek.SATURDAY.plus(awsDay);
    }

    private SortedSet<Integer> numbers(FieldExpression field, int min, int max) {
        return switch (field) {
            case Always _ -> range(min, max, 1, min, max);
            case On on
            when on.getSpecialChar().getValue() == SpecialChar.NONE ->
                new TreeSet<>(Set.of(on.getTime().getValue()));
            case Between between -> range(number(between.getFrom()), number(between.getTo()), 1, min, max);
            case Every every -> stepped(every, min, max);
            case And and ->
                and.getExpressions().stream()
                        .flatMap(one -> numbers(one, min, max).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
            // The library's type is open; whatever else it may produce is no form that AWS documents.
            default -> throw unexpected(field);
        };
    }

    private SortedSet<Integer> stepped(Every every, int min, int max) {
        int step = every.getPeriod().getValue();
        return switch (every.getExpression()) {
            case Always _ -> range(min, max, step, min, max);
            case On on -> range(on.getTime().getValue(), max, step, min, max);
            case Between between -> range(number(between.getFrom()), number(between.getTo()), step, min, max);
            default -> throw unexpected(every);
        };
    }

    private int number(FieldValue<?> value) {
        if (value.getValue() instanceof Integer number) {
            return number;
        }
        throw new MalformedSchedule(expression, "a range needs two numbers or names, was " + value.getValue());
    }

    /** From {@code from} to {@code to}; a range that ends before it starts goes round: {@code FRI-MON}, {@code 22-2}. */
    private static SortedSet<Integer> range(int from, int to, int step, int min, int max) {
        var last = to >= from ? to : to + max - min + 1;
        return IntStream.iterate(from, number -> number <= last, number -> number + Math.max(1, step))
                .map(number -> number > max ? number - (max - min + 1) : number)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private MalformedSchedule unexpected(FieldExpression field) {
        return new MalformedSchedule(expression, "\"" + field.asString() + "\" is not accepted in this field");
    }
}
