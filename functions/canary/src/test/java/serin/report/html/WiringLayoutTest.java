package serin.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WiringLayoutTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 8", "10, 10", "60, 40"})
    void noTwoBoxesTouchAndAllLieInThePicture(int functions, int tables) {
        var picture = WiringLayout.of(Wirings.of(functions, tables));
        var boxes = picture.boxes();

        assertThat(boxes).hasSize(4 * functions + tables);
        for (var i = 0; i < boxes.size(); i++) {
            var one = boxes.get(i);
            assertThat(one.x()).isNotNegative();
            assertThat(one.x() + one.width()).isLessThanOrEqualTo(picture.width());
            assertThat(one.y() + one.height()).isLessThanOrEqualTo(picture.height());
            for (var other : boxes.subList(i + 1, boxes.size())) {
                assertThat(apart(one, other)).as("%s and %s", one, other).isTrue();
            }
        }
    }

    @Test
    void aLineEndsAtItsBoxesAndGoesThroughNone() {
        var picture = WiringLayout.of(Wirings.of(7, 8));

        assertThat(picture.routes()).hasSize(7 * 3 + 7 * 3);
        for (var route : picture.routes()) {
            for (var box : picture.boxes()) {
                var inside = route.points().stream()
                        .anyMatch(point -> point.x() > box.x()
                                && point.x() < box.x() + box.width()
                                && point.y() > box.y()
                                && point.y() < box.y() + box.height());
                assertThat(inside).as("%s in %s", route, box).isFalse();
            }
        }
    }

    @Test
    void chainsDoNotCross() {
        var picture = WiringLayout.of(Wirings.of(10, 1));
        var heights = new ArrayList<Double>();
        picture.boxes().stream()
                .filter(box -> box.node().id().startsWith("r"))
                .sorted((a, b) -> Double.compare(a.y(), b.y()))
                .forEach(rule -> heights.add(picture.boxes().stream()
                        .filter(box ->
                                box.node().id().equals("f" + rule.node().id().substring(1)))
                        .findFirst()
                        .orElseThrow()
                        .y()));

        assertThat(heights).isSorted();
    }

    private static boolean apart(Picture.Box a, Picture.Box b) {
        return a.x() + a.width() < b.x()
                || b.x() + b.width() < a.x()
                || a.y() + a.height() < b.y()
                || b.y() + b.height() < a.y();
    }
}
