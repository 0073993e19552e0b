using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Tags;

namespace Platform.Web.Features.Home;

[CachedPage]
public sealed class IndexModel(HomeQueries home, MyHome mine, CurrentMember me) : PageModel
{
    private const int MostOpen = 4, MostTopics = 14;

    public HomeLists Lists { get; private set; } = null!;

    public HomeTopics Topics { get; private set; } = null!;

    /// <summary>Null for a visitor.</summary>
    public Mine? Mine { get; private set; }

    /// <summary>Open questions, without the one that the member is asked to answer.</summary>
    public IReadOnlyList<ContributionRow> Open => [.. Lists.Open.Where(o => o.Key != Mine?.Answerable?.Key).Take(MostOpen)];

    public IEnumerable<Topic> MostUsed => Topics.Topics.Take(MostTopics);

    /// <summary>The kinds of which there are contributions, in the order of the menu, with their number.</summary>
    public IEnumerable<(KindTraits Kind, int Count)> Kinds => Contributions.Kinds.All.OrderBy(k => k.MenuPlace ?? int.MaxValue)
        .Select(k => (k, Topics.Counts.GetValueOrDefault(k.Kind))).Where(k => k.Item2 > 0);

    public async Task OnGetAsync()
    {
        Topics = await home.Topics();
        Lists = await home.Lists(Topics);
        if (me.IsSignedIn)
            Mine = await mine.Of(me.Viewer, Lists);
    }
}
