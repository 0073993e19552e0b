namespace Platform.Benchmarks.Live;

/// <summary>What a connection costs that only listens, over the process that has none.</summary>
internal static class IdleMemory
{
    public static async Task Measure(Forum forum, Server limit, int connections)
    {
        var thread = await forum.Ask("Wat kost een lezer die alleen luistert?");
        await using var ours = new Viewers(forum.Site, "/hubs/threads", thread);
        await using var bare = new Viewers(limit, "/hub", null);
        // A hundred come first: what is made once is no cost of a connection.
        await ours.Grow(100);
        await bare.Grow(100);
        await Task.Delay(TimeSpan.FromSeconds(5));
        var (before, bareBefore) = (forum.Site.Resident, limit.Resident);
        await ours.Grow(connections + 100);
        await bare.Grow(connections + 100);
        await Task.Delay(TimeSpan.FromSeconds(30));
        Figures.Line($"\nmemory an idle connection, {connections:N0} of them: site {(forum.Site.Resident - before) / 1024.0 / connections:0.0} KB, limit {(limit.Resident - bareBefore) / 1024.0 / connections:0.0} KB");
    }
}
