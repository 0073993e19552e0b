using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

[Authorize(Policy = Policies.Moderate)]
public sealed class IndexModel(QueueQueries queries, UsualWait usualWait, TimeProvider clock) : PageModel
{
    public string Kind { get; private set; } = QueueFilters.All;

    public QueueOwner Owner { get; private set; }

    public QueuePage Queue { get; private set; } = null!;

    public TimeSpan? Usual { get; private set; }

    public DateTime Now { get; } = clock.UtcNow();

    public async Task OnGetAsync([FromQuery] string? kind, [FromQuery] string? who, [FromQuery(Name = "page")] int page = 1)
    {
        Kind = QueueFilters.Of(kind);
        Owner = Known<QueueOwner>(who);
        Queue = await queries.Page(Kind, Owner, page);
        Usual = await usualWait.Find();
    }

    public string Filtered(string kind, QueueOwner owner)
    {
        var query = new List<string>();
        if (kind != QueueFilters.All)
            query.Add($"kind={kind}");
        if (owner != QueueOwner.All)
            query.Add($"who={owner.ToString().ToLowerInvariant()}");
        return query.Count == 0 ? "/review" : "/review?" + string.Join('&', query);
    }

    /// <summary>Reads a filter; an unknown value means all.</summary>
    private static T Known<T>(string? name)
        where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : default;
}
