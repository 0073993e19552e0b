using Lucene.Net.Util;

namespace Platform.Search.Matching;

/// <summary>Where one form of a concept is found: a term of a field, or several that must follow one another.</summary>
internal sealed record Source(TextFields Fields, string Field, IReadOnlyList<PlacedTerm> Terms, float Weight);

/// <param name="Place">How many words after the first.</param>
internal readonly record struct PlacedTerm(BytesRef Term, int Place);

/// <summary>
/// One thing the searcher means, with every form it may take. Its forms add up to one frequency (BM25F: Robertson, Zaragoza and
/// Taylor 2004), so a rare form of a common word does not count as a rare word.
/// </summary>
internal sealed class Concept(ulong words, float factor = 1, float cover = 1, bool required = false, bool excluded = false)
{
    /// <summary>Which of the query's words it stands for, as bits.</summary>
    public ulong Words { get; } = words;
    public float Factor { get; set; } = factor;
    public float Cover { get; } = cover;
    public bool Required { get; } = required;
    public bool Excluded { get; } = excluded;
    public List<Source> Sources { get; } = [];

    /// <summary>How much the concept tells a document apart, by the index in <see cref="TextFields.All"/>.</summary>
    public float[] Weights { get; } = new float[TextFields.All.Length];

    public void Weigh(Statistics statistics)
    {
        for (var i = 0; i < Weights.Length; i++)
        {
            var mine = Sources.Where(s => s.Fields == TextFields.All[i]).ToList();
            if (mine.Count == 0) continue;
            var main = mine.Where(s => s.Field == s.Fields.Text || s.Field == s.Fields.Exact).Where(s => s.Weight >= 0.3f).Select(statistics.Weight).DefaultIfEmpty(-1).Min();
            Weights[i] = Factor * (main >= 0 && main < statistics.Unknown(mine[0]) ? main : mine.Min(statistics.Weight));
        }
    }
}
