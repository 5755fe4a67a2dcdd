package makespan.kernel.display;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import makespan.kernel.output.CellOutput;
import makespan.kernel.widget.Widget;
import makespan.kernel.widget.Widgets;
import makespan.runtime.Progress;

/**
 * Progress as a bar, a line of text and a button that cancels the run, for front ends that show widgets. When the run
 * has ended the widgets go and plain output takes their place, so that a saved notebook needs none.
 */
final class WidgetProgressDisplay implements RunProgressDisplay {
    private static final String VIEW = "application/vnd.jupyter.widget-view+json";

    private final CellOutput cell;
    private final Widgets widgets;
    private final Runnable cancel;
    private final String displayId = UUID.randomUUID().toString();
    private final List<Widget> shown = new ArrayList<>();

    /** @param cancel what the button does; called on a thread that serves comm messages */
    WidgetProgressDisplay(CellOutput cell, Widgets widgets, Runnable cancel) {
        this.cell = cell;
        this.widgets = widgets;
        this.cancel = cancel;
    }

    @Override
    public void begin(Progress progress) {
        Widget line = create("HTML", member("value", ProgressView.html(progress, false)));
        Widget button = create("Button", button("Cancel", false));
        button.onClick(() -> {
            button.update(button("Cancelling …", true));
            cancel.run();
        });
        JsonArray children = new JsonArray();
        children.add(line.reference());
        children.add(button.reference());
        JsonObject box = new JsonObject();
        box.add("children", children);
        MimeBundle bundle = ProgressView.of(progress, false).with(VIEW, view(create("HBox", box)));
        cell.publish("display_data", bundle.toDisplayData(displayId));
    }

    @Override
    public void update(Progress progress) {
        shown.get(0).update(member("value", ProgressView.html(progress, false)));
    }

    @Override
    public void end(Progress progress) {
        replace(ProgressView.of(progress, true));
        shown.forEach(Widget::close);
        shown.clear();
    }

    @Override
    public void replace(MimeBundle result) {
        cell.publish("update_display_data", result.toDisplayData(displayId));
    }

    private Widget create(String name, JsonObject state) {
        Widget widget = widgets.create(cell.request().header().json(), name, state);
        shown.add(widget);
        return widget;
    }

    private static JsonObject button(String text, boolean disabled) {
        JsonObject state = member("description", text);
        state.addProperty("icon", "stop");
        state.addProperty("disabled", disabled);
        return state;
    }

    private static JsonObject view(Widget widget) {
        JsonObject view = new JsonObject();
        view.addProperty("version_major", 2);
        view.addProperty("version_minor", 0);
        view.addProperty("model_id", widget.id());
        return view;
    }

    private static JsonObject member(String name, String value) {
        JsonObject state = new JsonObject();
        state.addProperty(name, value);
        return state;
    }
}
