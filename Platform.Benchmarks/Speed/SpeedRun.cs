using System.Diagnostics;
using Platform.Search;

namespace Platform.Benchmarks.Speed;

/// <summary>All measurements at one size.</summary>
internal sealed class SpeedRun(SpeedCorpus corpus, int size, IReadOnlyList<string> queries, string folder)
{
    private const int Clients = 8, QueriesAClient = 60, Streamed = 2_000, StreamedASecond = 100, RivalQueriesOfAClass = 15;

    public static readonly string[] Classes = ["< 1 %", "1–10 %", "> 10 %"];

    private static readonly string[] Audiences = [SearchSchema.Everyone, "members"];

    public int Size => size;
    public double DocumentsASecond { get; private set; }
    public double SizeOverText { get; private set; }
    public double OpenMilliseconds { get; private set; }
    public double FirstSearchMilliseconds { get; private set; }
    public double ResidentMegabytes { get; private set; }
    public double ManagedMegabytes { get; private set; }
    public Dictionary<string, Timings> Search { get; } = [];
    public Dictionary<string, Timings> Bare { get; } = [];
    public Dictionary<(string Rival, string Class), (Timings TopTen, Timings Page)> Rivals { get; } = [];
    public Timings Completion { get; } = new();
    public Timings Similar { get; } = new();
    public Timings EightClients { get; } = new();
    public double EightClientsASecond { get; private set; }
    public Timings Findable { get; } = new();

    public void Run(IEnumerable<Func<IRival>> rivals)
    {
        Index();
        var clock = Stopwatch.StartNew();
        using (var index = SearchIndex.Open(folder))
        {
            OpenMilliseconds = clock.Elapsed.TotalMilliseconds;
            clock.Restart();
            index.Search(Request(queries[0]));
            FirstSearchMilliseconds = clock.Elapsed.TotalMilliseconds;
            var classes = TimeSearch(index);
            foreach (var typed in queries.SelectMany(QueryMix.Typed)) Completion.Time(() => index.Suggest(typed, Audiences));
            foreach (var number in Enumerable.Range(0, 200))
            {
                var text = corpus.Document(size + number);
                Similar.Time(() => index.Similar(text.Title, text.Body, new() { Audiences = Audiences, PageSize = 5 }));
            }
            TimeClients(index);
            ManagedMegabytes = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
            ResidentMegabytes = Process.GetCurrentProcess().WorkingSet64 / 1e6;
            TimeFindable(index);
            foreach (var rival in rivals) TimeRival(rival, classes);
        }
    }

    private static SearchRequest Request(string query) => new() { Text = query, Audiences = Audiences };

    private void Index()
    {
        using var index = SearchIndex.Open(folder);
        var (text, clock) = (0L, new Stopwatch());
        foreach (var batch in corpus.Take(size).Chunk(1_000))
        {
            text += batch.Sum(d => d.Title.Length + (long)d.Body.Length);
            clock.Start();
            index.Fill(batch);
            clock.Stop();
        }
        clock.Start();
        index.Refresh();
        index.Commit(1);
        clock.Stop();
        DocumentsASecond = size / clock.Elapsed.TotalSeconds;
        SizeOverText = new DirectoryInfo(folder).GetFiles().Sum(f => f.Length) / (double)text;
    }

    /// <returns>The class of each query, by the share of contributions that it finds.</returns>
    private Dictionary<string, string> TimeSearch(SearchIndex index)
    {
        var contributions = index.Search(new() { Audiences = Audiences, PageSize = 1 }).Total;
        var classes = queries.Distinct().ToDictionary(q => q, q => (index.Search(Request(q)).Total / (double)contributions) switch { < 0.01 => Classes[0], < 0.1 => Classes[1], _ => Classes[2] });
        foreach (var name in Classes) (Search[name], Bare[name]) = (new(), new());
        // In turn, so that other load on the machine affects both alike.
        for (var round = 0; round < 3; round++)
            foreach (var query in queries)
            {
                Search[classes[query]].Time(() => index.Search(Request(query)));
                var bare = BareLucene.QueryOf(index, Request(query));
                Bare[classes[query]].Time(() => BareLucene.TopTen(index, bare));
            }
        return classes;
    }

    private void TimeClients(SearchIndex index)
    {
        var clock = Stopwatch.StartNew();
        var own = Enumerable.Range(0, Clients).Select(_ => new Timings()).ToArray();
        var threads = own.Select((timings, client) => new Thread(() =>
        {
            var random = new Random(client);
            for (var i = 0; i < QueriesAClient; i++) timings.Time(() => index.Search(Request(queries[random.Next(queries.Count)])));
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        EightClientsASecond = Clients * QueriesAClient / clock.Elapsed.TotalSeconds;
        foreach (var timings in own) EightClients.Add(timings);
    }

    // As the follower does it: changes that arrived are applied together, then one refresh makes them findable; a commit follows every
    // 1,000.
    private void TimeFindable(SearchIndex index)
    {
        var clock = Stopwatch.StartNew();
        for (var done = 0; done < Streamed;)
        {
            var come = Math.Min(Streamed, (int)(clock.Elapsed.TotalSeconds * StreamedASecond));
            if (come == done)
            {
                Thread.Sleep(1);
                continue;
            }
            var from = done;
            index.Apply([.. Enumerable.Range(from, come - from).Select(n => corpus.Document(size + 1_000 + n))]);
            index.Refresh();
            for (; done < come; done++) Findable.Add(clock.Elapsed - TimeSpan.FromSeconds((done + 1) / (double)StreamedASecond));
            if (done / 1_000 > from / 1_000) index.Commit(done);
        }
    }

    private void TimeRival(Func<IRival> open, Dictionary<string, string> classes)
    {
        using var rival = open();
        rival.Load(corpus.Take(size));
        foreach (var name in Classes)
        {
            var (topTen, page) = (new Timings(), new Timings());
            foreach (var words in queries.Where(q => classes[q] == name).Take(RivalQueriesOfAClass).Select(QueryMix.Words))
            {
                topTen.Time(() => rival.TopTen(words));
                page.Time(() => rival.FirstPage(words));
            }
            Rivals[(rival.Name, name)] = (topTen, page);
        }
    }
}
