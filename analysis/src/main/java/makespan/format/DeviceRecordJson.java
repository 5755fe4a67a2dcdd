package makespan.format;

import java.util.ArrayList;
import java.util.List;
import makespan.trace.Choice;
import makespan.trace.DeviceRecord;
import makespan.trace.Fallback;
import makespan.trace.Score;
import makespan.trace.Transfer;

/** What a run says of unlike devices, as the member {@code devices} of a {@link RunRecord}; times in whole nanoseconds. */
final class DeviceRecordJson {
    private static final int NO_TASK = -1;

    private DeviceRecordJson() {}

    static JsonWriter of(DeviceRecord devices) {
        JsonWriter json = new JsonWriter().beginObject().name("transfers").beginArray();
        devices.transfers().forEach(transfer -> write(transfer, json));
        json.endArray().name("choices").beginArray();
        devices.choices().forEach(choice -> write(choice, json));
        json.endArray().name("fallbacks").beginArray();
        devices.fallbacks().forEach(fallback -> write(fallback, json));
        return json.endArray().name("notes").values(devices.notes()).endObject();
    }

    private static void write(Transfer transfer, JsonWriter json) {
        json.beginObject().name("data").value(transfer.data());
        json.name("bytes").value(transfer.bytes());
        json.name("from").value(transfer.from());
        json.name("to").value(transfer.to());
        json.name("purpose").value(transfer.purpose().name());
        if (transfer.task() != NO_TASK) {
            json.name("task").value(transfer.task());
        }
        json.name("start_ns").value(transfer.startNanos());
        json.name("end_ns").value(transfer.endNanos()).endObject();
    }

    private static void write(Choice choice, JsonWriter json) {
        json.beginObject().name("task").value(choice.task());
        json.name("at_ns").value(choice.nanos());
        json.name("chosen").value(choice.chosen());
        json.name("reason").value(choice.reason().name());
        json.name("scores").beginArray();
        for (Score score : choice.scores()) {
            json.beginObject().name("device").value(score.device());
            json.name("target").value(score.target());
            json.name("free_ns").value(score.freeNanos());
            json.name("arrival_ns").value(score.arrivalNanos());
            json.name("expected_ns").value(score.expectedNanos());
            json.name("basis").value(score.basis().name());
            if (score.homeNanos() > 0) {
                json.name("home_ns").value(score.homeNanos());
            }
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static void write(Fallback fallback, JsonWriter json) {
        json.beginObject().name("task").value(fallback.task());
        json.name("at_ns").value(fallback.nanos());
        json.name("device").value(fallback.device());
        json.name("target").value(fallback.target());
        json.name("reason").value(fallback.reason()).endObject();
    }

    static DeviceRecord read(JsonMembers devices, int taskCount) throws FormatException {
        List<Transfer> transfers = new ArrayList<>();
        for (JsonMembers transfer : devices.objects("transfers")) {
            transfers.add(transfer(transfer, taskCount));
        }
        List<Choice> choices = new ArrayList<>();
        for (JsonMembers choice : devices.objects("choices")) {
            choices.add(choice(choice, taskCount));
        }
        List<Fallback> fallbacks = new ArrayList<>();
        for (JsonMembers fallback : devices.objects("fallbacks")) {
            fallbacks.add(new Fallback(
                    task(fallback, taskCount),
                    fallback.signed("at_ns"),
                    fallback.text("device"),
                    fallback.text("target"),
                    fallback.text("reason")));
        }
        return new DeviceRecord(transfers, choices, fallbacks, devices.texts("notes"));
    }

    private static Transfer transfer(JsonMembers transfer, int taskCount) throws FormatException {
        return new Transfer(
                transfer.text("data"),
                transfer.whole("bytes"),
                transfer.text("from"),
                transfer.text("to"),
                transfer.word("purpose", Transfer.Purpose.class),
                transfer.has("task") ? task(transfer, taskCount) : NO_TASK,
                transfer.whole("start_ns"),
                transfer.whole("end_ns"));
    }

    private static Choice choice(JsonMembers choice, int taskCount) throws FormatException {
        List<Score> scores = new ArrayList<>();
        for (JsonMembers score : choice.objects("scores")) {
            scores.add(new Score(
                    score.text("device"),
                    score.text("target"),
                    score.signed("free_ns"),
                    score.signed("arrival_ns"),
                    score.signed("expected_ns"),
                    score.word("basis", Score.Basis.class),
                    score.has("home_ns") ? score.whole("home_ns") : 0));
        }
        return new Choice(
                task(choice, taskCount),
                choice.signed("at_ns"),
                scores,
                choice.integer("chosen"),
                choice.word("reason", Choice.Reason.class));
    }

    private static int task(JsonMembers members, int taskCount) throws FormatException {
        int task = members.integer("task");
        if (task >= taskCount) {
            throw members.wrong("task " + task + " is not one of the " + taskCount + " tasks");
        }
        return task;
    }
}
