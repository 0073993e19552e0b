using System.Collections.Frozen;
using System.Reflection;

namespace Platform.Web.Features.Contributions;

/// <summary>The kinds of contribution, found by their traits: a kind is added by its folder.</summary>
public static class Kinds
{
    private static readonly List<Assembly> Assemblies = [typeof(Kinds).Assembly];

    private static readonly Lazy<FrozenDictionary<ContributionKind, KindTraits>> ByKind = new(() => Assemblies
        .SelectMany(a => a.GetTypes())
        .Where(t => t.IsSubclassOf(typeof(KindTraits)) && !t.IsAbstract)
        .Select(t => (KindTraits)Activator.CreateInstance(t)!)
        .ToFrozenDictionary(t => t.Kind));

    private static readonly Lazy<KindTraits[]> Sorted = new(() => [.. ByKind.Value.Values.OrderBy(t => t.Kind.Name, StringComparer.Ordinal)]);

    private static readonly Lazy<FrozenDictionary<string, ContributionKind>> ByName = new(() => Sorted.Value
        .SelectMany(t => new[] { t.Kind.Name, t.Kind.ApiName }.Select(name => (name, t.Kind)))
        .ToFrozenDictionary(k => k.name, k => k.Kind, StringComparer.Ordinal));

    /// <summary>By name.</summary>
    public static IReadOnlyList<KindTraits> All => Sorted.Value;

    public static KindTraits Traits(this ContributionKind kind) => ByKind.Value[kind];

    /// <summary>Finds a kind by its name in the API or in the database.</summary>
    public static bool TryParse(string? name, out ContributionKind kind)
    {
        kind = default;
        return name is not null && ByName.Value.TryGetValue(name, out kind);
    }

    /// <inheritdoc cref="TryParse"/>
    public static ContributionKind Parse(string name) => TryParse(name, out var kind) ? kind : throw new ArgumentException($"There is no kind {name}.", nameof(name));

    /// <summary>Adds the kinds of another assembly. Call it before the first use of any kind.</summary>
    /// <exception cref="InvalidOperationException">Kinds were used already.</exception>
    public static void Include(Assembly assembly)
    {
        if (ByKind.IsValueCreated)
            throw new InvalidOperationException("The kinds of contribution are in use already.");
        Assemblies.Add(assembly);
    }
}
