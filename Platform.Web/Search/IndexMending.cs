using Microsoft.Extensions.Options;
using Platform.Search;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Search;

/// <summary>
/// Compares the committed index of this node with the database, and lets the follower write the differing contributions again. Otherwise a
/// change that was committed later than the follower waits for would never be indexed.
/// </summary>
public sealed class IndexMending(IndexFollower follower, IServiceScopeFactory scopes, IOptions<PlatformOptions> options, ILogger<IndexMending> logger)
{
    private const int MostNamed = 20;

    /// <returns>Number of contributions that are written again.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        using var committed = LiveIndex.Committed(options.Value.IndexFolder);
        if (committed is null)
            return 0;
        await using var scope = scopes.CreateAsyncScope();
        var comparison = new IndexComparison(scope.ServiceProvider.GetRequiredService<PlatformDb>());
        var differences = await comparison.Run(committed, _ => { }, cancel);
        // Refused contributions are known, and are tried again anyway.
        var differing = differences.Where(d => d.Kind != IndexFault.Refused).Select(d => d.Contribution).Distinct().ToList();
        if (differing.Count == 0)
        {
            logger.LogInformation("The search index was compared with the database: {Documents} documents, no differences", comparison.Documents);
            return 0;
        }

        logger.LogError(
            "The search index differed from the database in {Count} contributions, which are written again: {Contributions}",
            differing.Count, string.Join(", ", differing.Take(MostNamed)));
        follower.WriteAgain(differing);
        return differing.Count;
    }
}
