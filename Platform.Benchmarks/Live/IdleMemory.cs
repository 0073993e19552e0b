namespace Platform.Benchmarks.Live;

/// <summary>Measures the memory of a connection that only listens, compared with a process that has none.</summary>
internal static class IdleMemory
{
    public static async Task Measure(Forum forum, Server limit, int connections)
    {
        var thread = await forum.Ask("Wat kost een lezer die alleen luistert?");
        await using var ours = new Viewers(forum.Site, "/hubs/threads", thread);
        await using var bare = new Viewers(limit, "/hub", null);
        // The first hundred are not counted, because they also pay for what is made once.
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
