using System.Collections.Frozen;

namespace Platform.Web.Features.Contributions;

/// <summary>The kinds of contribution, found by their traits: a kind is added by its folder.</summary>
public static class Kinds
{
    private static readonly FrozenDictionary<ContributionKind, KindTraits> ByKind = typeof(Kinds).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(KindTraits)))
        .Select(t => (KindTraits)Activator.CreateInstance(t)!)
        .ToFrozenDictionary(t => t.Kind);

    public static IEnumerable<KindTraits> All => ByKind.Values.OrderBy(t => t.Kind);

    public static KindTraits Traits(this ContributionKind kind) => ByKind[kind];
}
