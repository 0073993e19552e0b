using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.Review;

/// <summary>The usual wait for a moderator: the median of the last fifty decisions. Null with fewer than twenty, because a few tell nothing of what is usual.</summary>
public sealed class UsualWait(PlatformDb db)
{
    private const int Looked = 50;
    private const int FewestToGoBy = 20;

    public async Task<TimeSpan?> Find()
    {
        var recent = await db.ReviewItems
            .Where(i => i.ClosedAt != null && i.Decisions.Any())
            .OrderByDescending(i => i.ClosedAt)
            .Take(Looked)
            .Select(i => new { i.SubmittedAt, ClosedAt = i.ClosedAt!.Value })
            .ToListAsync();
        var waits = recent.ConvertAll(i => i.ClosedAt - i.SubmittedAt);
        waits.Sort();
        return waits.Count < FewestToGoBy ? null : waits[waits.Count / 2];
    }
}
