using Platform.Search;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

public sealed class LiveIndexTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("live-").FullName;

    [Fact]
    public void A_new_root_serves_an_empty_index_that_asks_to_be_built()
    {
        using var live = LiveIndex.Open(_root);
        Assert.True(live.NeedsRebuild);
        Assert.Equal(0, live.Search(new() { Text = "paspoort" }).Total);
    }

    [Fact]
    public void What_was_swapped_in_serves_after_a_restart_from_its_position()
    {
        using (var live = LiveIndex.Open(_root)) Build(live, "a", 12);
        using var again = LiveIndex.Open(_root);
        Assert.False(again.NeedsRebuild);
        Assert.Equal(12, again.Use(i => i.Position));
        Assert.Equal(1, again.Search(new() { Text = "paspoort" }).Total);
        Assert.Single(Directory.GetDirectories(_root));
    }

    [Fact]
    public async Task A_swap_gives_no_searcher_an_empty_result()
    {
        using var live = LiveIndex.Open(_root);
        Build(live, "a", 1);
        using var stop = new CancellationTokenSource();
        using var searched = new SemaphoreSlim(0);
        var searching = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            for (var first = true; !stop.IsCancellationRequested; first = false)
            {
                Assert.Equal(1, live.Search(new() { Text = "paspoort" }).Total);
                if (first) searched.Release();
            }
        })).ToArray();
        foreach (var _ in searching) await searched.WaitAsync(TimeSpan.FromSeconds(30));
        for (var i = 2; i < 12; i++) Build(live, "a", i);
        await stop.CancelAsync();
        await Task.WhenAll(searching);
    }

    [Fact]
    public void A_rebuild_given_up_changes_nothing_and_leaves_nothing_after_a_restart()
    {
        using (var live = LiveIndex.Open(_root))
        {
            Build(live, "a", 1);
            using var rebuild = live.StartRebuild();
            rebuild.Index.Apply([Question("b", "Paspoort")]);
        }
        using var again = LiveIndex.Open(_root);
        Assert.Equal("a", Assert.Single(again.Search(new() { Text = "paspoort" }).Hits).Contribution);
        Assert.Single(Directory.GetDirectories(_root));
    }

    [Fact]
    public void A_damaged_index_is_replaced_by_an_empty_one_that_asks_to_be_built()
    {
        using (var live = LiveIndex.Open(_root)) Build(live, "a", 1);
        foreach (var file in Directory.GetFiles(_root, "segments*", SearchOption.AllDirectories)) File.WriteAllText(file, "rubbish");
        using var again = LiveIndex.Open(_root);
        Assert.True(again.NeedsRebuild);
        Assert.Equal(0, again.Use(i => i.Position));
    }

    [Fact]
    public void An_index_of_another_schema_serves_until_it_is_rebuilt()
    {
        using (var live = LiveIndex.Open(_root)) Build(live, "a", 1);
        var folder = Assert.Single(Directory.GetDirectories(_root));
        Directory.Move(folder, Path.Combine(_root, "v0-old"));
        File.WriteAllText(Path.Combine(_root, "current"), "v0-old");
        using var again = LiveIndex.Open(_root);
        Assert.True(again.NeedsRebuild);
        Assert.Equal(1, again.Search(new() { Text = "paspoort" }).Total);
        Build(again, "a", 2);
        Assert.False(again.NeedsRebuild);
    }

    private static void Build(LiveIndex live, string key, long position)
    {
        using var rebuild = live.StartRebuild();
        Assert.Empty(rebuild.Index.Apply([Question(key, "Paspoort kwijt")]));
        live.Swap(rebuild, position);
    }

    public void Dispose() => Directory.Delete(_root, true);
}
