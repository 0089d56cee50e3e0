package localcloud.service.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import localcloud.service.AwsError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** recorded-answers/snapshots/cloudwatch.json test_dashboard_lifecycle, test_invalid_dashboard_name. */
final class DashboardsTest {
    private final Watched watched = new Watched();

    @BeforeEach
    void put() {
        watched.put(
                "AWS::CloudWatch::Dashboard",
                "serin",
                "{\"DashboardBody\": \"{\\\"widgets\\\": []}\"}",
                "{\"LastModified\": \"2026-03-01T12:00:00Z\"}");
    }

    @Test
    void answersTheBodyAsItWasDeclared() throws AwsError {
        assertThat(watched.call("GetDashboard", "{\"DashboardName\": \"serin\"}")
                        .toString())
                .isEqualTo("{\"DashboardArn\":\"arn:aws:cloudwatch::111122223333:dashboard/serin\","
                        + "\"DashboardBody\":\"{\\\"widgets\\\": []}\",\"DashboardName\":\"serin\"}");
    }

    @Test
    void listsThem() throws AwsError {
        var entries = watched.call("ListDashboards", "{\"DashboardNamePrefix\": \"s\"}")
                .path("DashboardEntries");
        assertThat(entries).hasSize(1);
        assertThat(entries.path(0).path("Size").asInt()).isEqualTo(15);
        assertThat(watched.call("ListDashboards", "{\"DashboardNamePrefix\": \"t\"}")
                        .path("DashboardEntries"))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> watched.call("GetDashboard", "{\"DashboardName\": \"absent\"}"))
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo("DashboardNotFoundError");
                    assertThat(error.status()).isEqualTo(404);
                });
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> watched.call("GetDashboard", "{\"DashboardName\": \"a b\"}"))
                .satisfies(error -> assertThat(error.code()).isEqualTo("InvalidParameterValueException"));
    }
}
