using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Search;

/// <summary>Stores the progress of this node's rebuild, at most twice a second. Disposing marks it as finished.</summary>
public sealed class IndexNodeProgress(IServiceScopeFactory scopes, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(0.5);
    private static readonly string Node = $"{Environment.MachineName}:{Environment.ProcessId}";

    private RebuildProgress _last;
    private long? _reportedAt;

    public async Task Report(RebuildProgress progress)
    {
        _last = progress;
        if (_reportedAt is { } at && clock.GetElapsedTime(at) < Every)
            return;
        _reportedAt = clock.GetTimestamp();
        await Write(finished: false);
    }

    public async ValueTask DisposeAsync() => await Write(finished: true);

    private async Task Write(bool finished)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var node = await db.IndexNodes.SingleOrDefaultAsync(n => n.Key == Node) ?? db.IndexNodes.Add(new IndexNode(Node)).Entity;
        node.Report(_last.Done, _last.Total, finished, clock.UtcNow());
        await db.SaveChangesAsync();
    }
}
