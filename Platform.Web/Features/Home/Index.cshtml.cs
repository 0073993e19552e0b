using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Home;

[CachedPage]
public sealed class IndexModel(HomeQueries home, MyHome mine, CurrentMember me) : PageModel
{
    private const int MostOpen = 4;

    public HomeLists Lists { get; private set; } = null!;

    public HomeTopics Topics { get; private set; } = null!;

    /// <summary>Null for a visitor.</summary>
    public Mine? Mine { get; private set; }

    /// <summary>Open questions, without the one that the member is asked to answer.</summary>
    public IReadOnlyList<ContributionRow> Open => [.. Lists.Open.Where(o => o.Key != Mine?.Answerable?.Key).Take(MostOpen)];

    public async Task OnGetAsync()
    {
        Lists = await home.Lists();
        Topics = await home.Topics();
        if (me.IsSignedIn)
            Mine = await mine.Of(me.Viewer, Lists);
    }
}
