// The contestants onetbb (tasks with atomic counts) and onetbb-graph (the flow graph) of `makespan bench`.
// Speaks the protocol of makespan.benchmark.ContestantMain; shapes and bodies repeat those of Shape and Spin.
// Build: g++ -std=c++17 -O2 onetbb.cpp -ltbb
#include <malloc.h>
#include <oneapi/tbb/flow_graph.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_invoke.h>
#include <oneapi/tbb/task_group.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <iostream>
#include <limits>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double nanosSince(Clock::time_point start) {
    return std::chrono::duration<double, std::nano>(Clock::now() - start).count();
}

double cpuNanos() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

double heldBytes() {
    const auto info = mallinfo2();
    return static_cast<double>(info.uordblks) + static_cast<double>(info.hblkhd);
}

// ---- bodies

struct Spin {
    long steps = 0;

    void operator()(int task) const {
        std::uint64_t x = static_cast<std::uint64_t>(task);
        for (long i = 0; i < steps; i++) {
            x = x * 6364136223846793005ULL + 1442695040888963407ULL;
        }
        asm volatile("" : : "r"(x));
    }
};

double calibrate() {
    const Spin round{400'000};
    double best = std::numeric_limits<double>::max();
    for (int i = 0; i < 40; i++) {
        const auto start = Clock::now();
        round(i);
        best = std::min(best, nanosSince(start));
    }
    return round.steps / best;
}

// ---- graphs

struct Graph {
    int size = 0;
    std::vector<int> offsets, successors, predecessorCounts;
};

struct Edges {
    std::vector<int> before, after;

    void add(int first, int second) {
        before.push_back(first);
        after.push_back(second);
    }

    Graph toGraph(int size) const {
        Graph graph{size, std::vector<int>(size + 1), std::vector<int>(after.size()), std::vector<int>(size)};
        for (std::size_t k = 0; k < before.size(); k++) {
            graph.offsets[before[k] + 1]++;
            graph.predecessorCounts[after[k]]++;
        }
        for (int task = 0; task < size; task++) {
            graph.offsets[task + 1] += graph.offsets[task];
        }
        std::vector<int> filled(graph.offsets);
        for (std::size_t k = 0; k < before.size(); k++) {
            graph.successors[filled[before[k]]++] = after[k];
        }
        return graph;
    }
};

struct SplitMix {
    std::uint64_t state;

    int below(int bound) {
        state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        z ^= z >> 31;
        return static_cast<int>((z >> 33) % static_cast<std::uint64_t>(bound));
    }
};

Graph layered(int size, int width) {
    Edges edges;
    SplitMix random{42};
    for (int task = width; task < size; task++) {
        const int layer = (task / width - 1) * width;
        std::vector<int> chosen;
        while (chosen.size() < 4) {
            const int candidate = random.below(width);
            if (std::find(chosen.begin(), chosen.end(), candidate) == chosen.end()) {
                chosen.push_back(candidate);
                edges.add(layer + candidate, task);
            }
        }
    }
    return edges.toGraph(size);
}

Graph make(const std::string& shape, int size) {
    Edges edges;
    if (shape == "chain") {
        for (int task = 1; task < size; task++) edges.add(task - 1, task);
    } else if (shape == "fan") {
        for (int task = 1; task < size - 1; task++) {
            edges.add(0, task);
            edges.add(task, size - 1);
        }
    } else if (shape == "tree") {
        for (int task = 1; task < size; task++) edges.add((task - 1) / 2, task);
    } else if (shape == "wavefront") {
        const int side = static_cast<int>(std::sqrt(size));
        size = side * side;
        for (int task = 0; task < size; task++) {
            if ((task + 1) % side != 0) edges.add(task, task + 1);
            if (task + side < size) edges.add(task, task + side);
        }
    } else if (shape == "layered") {
        return layered(size, std::min(1'000, std::max(4, size / 100)));
    } else if (shape == "rerun") {
        return layered(size, std::min(100, std::max(4, size / 10)));
    } else if (shape != "independent") {
        throw std::invalid_argument("there is no shape '" + shape + "'");
    }
    return edges.toGraph(size);
}

std::int32_t fingerprint(const Graph& graph) {
    std::uint32_t hash = 0x811c9dc5;
    for (int task = 0; task < graph.size; task++) {
        hash = (hash ^ static_cast<std::uint32_t>(graph.offsets[task + 1] - graph.offsets[task])) * 0x01000193;
        for (int k = graph.offsets[task]; k < graph.offsets[task + 1]; k++) {
            hash = (hash ^ static_cast<std::uint32_t>(graph.successors[k])) * 0x01000193;
        }
    }
    return static_cast<std::int32_t>(hash);
}

// ---- contestants

struct Contestant {
    virtual ~Contestant() noexcept(false) {} // as that of a task_group
    virtual void run() = 0;
};

/** Tasks with atomic counts: one ready successor is run at once, the others become tasks, wide lists are halved. */
class Tasks : public Contestant {
   public:
    Tasks(const Graph& graph, Spin body) : graph_(graph), body_(body), open_(graph.size) {
        for (int task = 0; task < graph.size; task++) {
            open_[task].store(count(task), std::memory_order_relaxed);
            if (graph.predecessorCounts[task] == 0) roots_.push_back(task);
        }
    }

    void run() override {
        group_.run_and_wait([this] { release(roots_.data(), roots_.data() + roots_.size()); });
    }

   private:
    static constexpr int kGrain = 64;
    static constexpr int kMany = 256;

    /** A root waits for the start of the run. */
    int count(int task) const { return std::max(1, graph_.predecessorCounts[task]); }

    bool last(int task) { return open_[task].fetch_sub(1, std::memory_order_acq_rel) == 1; }

    void release(const int* from, const int* to) {
        while (to - from > kGrain) {
            const int* middle = from + (to - from) / 2;
            group_.run([this, middle, to] { release(middle, to); });
            to = middle;
        }
        for (; from != to; from++) {
            if (last(*from)) spawn(*from);
        }
    }

    void spawn(int task) {
        group_.run([this, task] { execute(task); });
    }

    void execute(int task) {
        while (task >= 0) {
            body_(task);
            open_[task].store(count(task), std::memory_order_relaxed);
            const int* from = graph_.successors.data() + graph_.offsets[task];
            const int* to = graph_.successors.data() + graph_.offsets[task + 1];
            if (to - from > kMany) {
                release(from, to);
                return;
            }
            int next = -1;
            for (; from != to; from++) {
                if (last(*from)) {
                    if (next >= 0) spawn(next);
                    next = *from;
                }
            }
            task = next;
        }
    }

    const Graph& graph_;
    Spin body_;
    std::vector<std::atomic<int>> open_;
    std::vector<int> roots_;
    tbb::task_group group_;
};

/** The flow graph: a continue_node per task. */
class FlowGraph : public Contestant {
    using Message = tbb::flow::continue_msg;
    using Node = tbb::flow::continue_node<Message>;

   public:
    FlowGraph(const Graph& graph, Spin body) {
        nodes_.reserve(graph.size);
        for (int task = 0; task < graph.size; task++) {
            nodes_.push_back(std::make_unique<Node>(flow_, [body, task](const Message& message) {
                body(task);
                return message;
            }));
            if (graph.predecessorCounts[task] == 0) roots_.push_back(task);
        }
        for (int task = 0; task < graph.size; task++) {
            for (int k = graph.offsets[task]; k < graph.offsets[task + 1]; k++) {
                tbb::flow::make_edge(*nodes_[task], *nodes_[graph.successors[k]]);
            }
        }
    }

    void run() override {
        for (int root : roots_) nodes_[root]->try_put(Message());
        flow_.wait_for_all();
    }

   private:
    tbb::flow::graph flow_;
    std::vector<std::unique_ptr<Node>> nodes_;
    std::vector<int> roots_;
};

int fib(int n) {
    if (n < 2) return n;
    int left = 0;
    int right = 0;
    tbb::parallel_invoke([&] { left = fib(n - 1); }, [&] { right = fib(n - 2); });
    return left + right;
}

class Fibonacci : public Contestant {
   public:
    void run() override {
        if (fib(30) != 832'040) throw std::logic_error("fib(30) is wrong");
    }
};

// ---- the protocol

class Experiment {
   public:
    Experiment(bool flow, std::istringstream& words, double stepsPerNano) : flow_(flow) {
        double bodyNanos = 0;
        int workers = 0;
        words >> shape_ >> tasks_ >> runs_ >> bodyNanos >> workers >> warmUpMillis_;
        if (!words) throw std::invalid_argument("prepare needs six words");
        body_.steps = std::lround(bodyNanos * stepsPerNano);
        control_ = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, workers);
        if (shape_ != "fib") {
            graph_ = make(shape_, tasks_);
            tasks_ = graph_.size;
        }
        build();
        warmUp();
    }

    std::string prepared() const {
        std::ostringstream out;
        out.precision(10);
        out << buildNanos_ << ' ' << tasks_ << ' ' << fingerprint(graph_);
        return out.str();
    }

    std::string sample() {
        const double cpu = cpuNanos();
        const double nanos = execute();
        std::ostringstream out;
        out.precision(10);
        out << nanos << ' ' << (cpuNanos() - cpu) / (static_cast<double>(tasks_) * runs_);
        return out.str();
    }

    std::string memory() {
        contestant_.reset();
        const double before = heldBytes();
        build();
        contestant_->run();
        return std::to_string((heldBytes() - before) / tasks_);
    }

   private:
    void build() {
        const auto start = Clock::now();
        if (shape_ == "fib") {
            contestant_ = std::make_unique<Fibonacci>();
            buildNanos_ = 0;
            return;
        }
        if (flow_) {
            contestant_ = std::make_unique<FlowGraph>(graph_, body_);
        } else {
            contestant_ = std::make_unique<Tasks>(graph_, body_);
        }
        buildNanos_ = std::min(buildNanos_, nanosSince(start) / tasks_);
    }

    double execute() {
        const auto start = Clock::now();
        for (int i = 0; i < runs_; i++) contestant_->run();
        return nanosSince(start) / (static_cast<double>(tasks_) * runs_);
    }

    /** Until the time is up, or an eighth of it and five runs in a row gained less than 3 %: nothing is compiled. */
    void warmUp() {
        const auto start = Clock::now();
        double best = std::numeric_limits<double>::max();
        int sinceGain = 0;
        const double limit = warmUpMillis_ * 1e6;
        for (int count = 0; count < 3 || nanosSince(start) < (sinceGain < 5 ? limit : limit / 8); count++) {
            if (count < 2) build();
            const double time = execute();
            sinceGain = time < best * 0.97 ? 0 : sinceGain + 1;
            best = std::min(best, time);
        }
    }

    bool flow_;
    std::string shape_;
    int tasks_ = 0;
    int runs_ = 1;
    double warmUpMillis_ = 0;
    Spin body_;
    Graph graph_ = Edges().toGraph(0);
    double buildNanos_ = std::numeric_limits<double>::max();
    std::unique_ptr<tbb::global_control> control_;
    std::unique_ptr<Contestant> contestant_;
};

}  // namespace

int main(int count, char** arguments) {
    const bool flow = count > 1 && std::string(arguments[1]) == "onetbb-graph";
    const double stepsPerNano = calibrate();
    std::cout << "ready " << stepsPerNano << std::endl;
    std::unique_ptr<Experiment> experiment;
    for (std::string line; std::getline(std::cin, line) && line != "quit";) {
        try {
            std::istringstream words(line);
            std::string command;
            words >> command;
            std::string answer;
            if (command == "prepare") {
                experiment.reset();
                experiment = std::make_unique<Experiment>(flow, words, stepsPerNano);
                answer = experiment->prepared();
            } else if (!experiment) {
                throw std::logic_error("nothing is prepared");
            } else if (command == "run") {
                answer = experiment->sample();
            } else if (command == "memory") {
                answer = experiment->memory();
            } else {
                throw std::invalid_argument("unknown command '" + command + "'");
            }
            std::cout << "ok " << answer << std::endl;
        } catch (const std::exception& e) {
            std::cout << "error " << e.what() << std::endl;
        }
    }
    std::_Exit(0);
}
