package serin.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import serin.check.TestStack;
import serin.schedule.MaintenanceWindow;
import serin.schedule.ScheduleIntent;
import serin.template.MalformedTemplate;

class IntentTest {
    private static final Set<DayOfWeek> MON_SAT = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY);

    private static Intent function(String serin) {
        return Intent.of(TestStack.template(
                "{\"Sync\": {\"Type\": \"AWS::Lambda::Function\", \"Metadata\": {\"SkipBuild\": true, \"Serin\": "
                        + serin + "}}," + "\"SyncDaily\": {\"Type\": \"AWS::Events::Rule\"}}",
                "{}"));
    }

    private static Intent template(String serin) {
        return Intent.of(TestStack.template("{}", "{\"Serin\": " + serin + "}"));
    }

    private static Declared<ScheduleIntent> intent(Integer... hours) {
        return new Declared.Known<>(
                new ScheduleIntent(Optional.of(MON_SAT), Optional.of(new TreeSet<>(List.of(hours)))));
    }

    @Test
    void readsTheEventsOfAFunction() {
        assertThat(function("{\"Events\": {\"Daily\": {\"Days\": \"MON-SAT\", \"Hours\": \"4\"}}}"))
                .isEqualTo(new Intent(
                        Map.of(
                                "SyncDaily",
                                new EventIntent(intent(4), new Declared.Omitted<>(), new Declared.Omitted<>())),
                        new Declared.Omitted<>(),
                        Set.of()));
    }

    @Test
    void readsListsNumbersAndRanges() {
        assertThat(function("{\"Events\": {\"Daily\": {\"Days\": [\"MON-FRI\", \"sat\"], \"Hours\": [4, \"22-1\"]}}}")
                        .of("SyncDaily")
                        .schedule())
                .isEqualTo(intent(0, 1, 4, 22, 23));
    }

    @Test
    void readsTheScheduleOfARule() {
        var template = TestStack.template(
                "{\"Nightly\": {\"Type\": \"AWS::Events::Rule\", \"Metadata\": {\"Serin\": {\"Schedule\": {\"Days\": \"MON-SAT\", \"Hours\": 4}}}}}",
                "{}");
        assertThat(Intent.of(template).of("Nightly").schedule()).isEqualTo(intent(4));
    }

    @Test
    void readsTheMaintenanceWindow() {
        var window =
                "{\"MaintenanceWindow\": {\"Days\": \"SUN\", \"From\": \"22:00\", \"To\": \"04:30\", \"TimeZone\": \"Europe/Berlin\"},"
                        + " \"StageParameter\": \"Stage\", \"DeploymentTimeFrame\": \"PT20M\"}";
        assertThat(template(window).window())
                .isEqualTo(new Declared.Known<>(
                        new MaintenanceWindow(Set.of(DayOfWeek.SUNDAY), 1_320, 270, ZoneId.of("Europe/Berlin"))));
    }

    @Test
    void takesAWholeDayOfUtcWhereTheWindowSaysNoMore() {
        assertThat(template("{\"MaintenanceWindow\": {\"Days\": \"SUN\"}}").window())
                .isEqualTo(new Declared.Known<>(
                        new MaintenanceWindow(Set.of(DayOfWeek.SUNDAY), 0, 1_440, ZoneId.of("UTC"))));
    }

    @Test
    void ignoresTheCopyThatSamMakesForAnotherLambdaResource() {
        var template = TestStack.template(
                "{\"SyncEventInvokeConfig\": {\"Type\": \"AWS::Lambda::EventInvokeConfig\", \"Metadata\": {\"Serin\": {\"Events\": {\"Daily\": {\"Days\": \"SUN\"}}}}}}",
                "{}");
        assertThat(Intent.of(template).events()).isEmpty();
    }

    @Test
    void keepsAnUnresolvedIntentUnresolved() {
        assertThat(function("{\"Events\": {\"Daily\": {\"Days\": \"?no parameter\"}}}")
                        .of("SyncDaily")
                        .schedule())
                .isEqualTo(new Declared.Unresolved<>("Metadata.Serin of Sync.Events.Daily: no parameter"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"Event\": {}}                                   | Metadata.Serin of Sync: unknown key Event; accepted are Events, Waivers",
                "[]                                                | Metadata.Serin of Sync must be an object, was a list",
                "{\"Events\": \"Daily\"}                           | Metadata.Serin of Sync.Events must be an object, was Daily",
                "{\"Events\": {\"Weekly\": {}}}                    | Metadata.Serin of Sync: unknown event Weekly; accepted are Daily",
                "{\"Events\": {\"Daily\": {\"Day\": \"SUN\"}}}     | Metadata.Serin of Sync.Events.Daily: unknown key Day; accepted are Days, Hours, RoundTripWithin, Samples",
                "{\"Events\": {\"Daily\": {\"Days\": \"1-6\"}}}    | Metadata.Serin of Sync.Events.Daily.Days: \"1-6\" is no day; accepted are MON to SUN, ranges such as MON-SAT, and lists of them",
                "{\"Events\": {\"Daily\": {\"Days\": {}}}}         | Metadata.Serin of Sync.Events.Daily.Days must be a text or a list of texts, was an object",
                "{\"Events\": {\"Daily\": {\"Hours\": 24}}}        | Metadata.Serin of Sync.Events.Daily.Hours: \"24\" is no hour; accepted are 0 to 23, ranges such as 8-17, and lists of them, in UTC",
                "{\"Events\": {\"Daily\": {\"Hours\": \"\"}}}      | Metadata.Serin of Sync.Events.Daily.Hours: \"\" is no hour; accepted are 0 to 23, ranges such as 8-17, and lists of them, in UTC",
            })
    void refusesOfAFunction(String serin, String message) {
        assertThatThrownBy(() -> function(serin))
                .isInstanceOf(MalformedTemplate.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"Window\": {}}                                                          | Metadata.Serin of the template: unknown key Window; accepted are DeploymentTimeFrame, MaintenanceWindow, StageParameter, Waivers",
                "{\"MaintenanceWindow\": {}}                                               | Metadata.Serin of the template.MaintenanceWindow: Days is needed, such as SUN",
                "{\"MaintenanceWindow\": {\"Days\": \"SUN\", \"From\": \"8\"}}             | Metadata.Serin of the template.MaintenanceWindow.From: \"8\" is no time of day; accepted are \"00:00\" to \"24:00\"",
                "{\"MaintenanceWindow\": {\"Days\": \"SUN\", \"To\": \"24:30\"}}           | Metadata.Serin of the template.MaintenanceWindow.To: \"24:30\" is no time of day; accepted are \"00:00\" to \"24:00\"",
                "{\"MaintenanceWindow\": {\"Days\": \"SUN\", \"TimeZone\": \"Mars/Base\"}} | Metadata.Serin of the template.MaintenanceWindow.TimeZone: \"Mars/Base\" is no time zone; accepted are names such as UTC or Europe/Berlin",
            })
    void refusesOfTheTemplate(String serin, String message) {
        assertThatThrownBy(() -> template(serin))
                .isInstanceOf(MalformedTemplate.class)
                .hasMessage(message);
    }
}
