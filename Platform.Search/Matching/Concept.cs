using Lucene.Net.Util;

namespace Platform.Search.Matching;

/// <summary>Where one form of a concept is found: a term of a field, or several that must follow one another.</summary>
internal sealed record Source(TextFields Fields, string Field, IReadOnlyList<PlacedTerm> Terms, float Weight)
{
    public bool InTitle => Field == Fields.Title || Field == Fields.LooseTitle;

    /// <summary>The field that knows how long the text is.</summary>
    public string LengthField => Field == Fields.Loose ? Fields.Text : Field == Fields.LooseTitle ? Fields.Title : Field;
}

/// <param name="Place">How many words after the first.</param>
internal readonly record struct PlacedTerm(BytesRef Term, int Place);

/// <summary>
/// One thing the searcher means, with every form it may take. Its forms add up to one frequency (BM25F: Robertson, Zaragoza and
/// Taylor 2004), so a rare form of a common word does not count as a rare word.
/// </summary>
internal sealed class Concept
{
    /// <summary>As it was typed; of a part, its stem.</summary>
    public required string Asked { get; init; }

    /// <summary>Which of the query's words it stands for, as bits.</summary>
    public ulong Words { get; init; }

    /// <summary>A word inside the typed word.</summary>
    public bool IsPart { get; init; }

    /// <summary>The one known word inside a typed word that no text has.</summary>
    public bool IsOnlyPart { get; init; }

    /// <summary>A word looked for in the title alone.</summary>
    public bool InTitle { get; init; }

    public bool Required { get; init; }
    public bool Excluded { get; init; }
    public float Factor { get; set; } = 1;
    public List<Source> Sources { get; } = [];

    /// <summary>How well it tells documents apart, by the index in <see cref="TextFields.All"/>: by its commonest full form, else by any.</summary>
    public float[] Weights { get; } = new float[TextFields.All.Length];

    public void Weigh(Statistics statistics)
    {
        foreach (var group in Sources.GroupBy(s => s.Fields))
        {
            if (IsPart)
            {
                Weights[group.Key.Index] = Factor * statistics.Weight([.. group.Where(s => s.InTitle == group.All(g => g.InTitle))]);
                continue;
            }
            var full = group.Where(s => s.Weight >= Ranking.Related && (s.Field == s.Fields.Text || s.Field == s.Fields.Exact))
                .Where(statistics.Occurs).Select(statistics.Weight).DefaultIfEmpty(float.MaxValue).Min();
            Weights[group.Key.Index] = Factor * (full < float.MaxValue ? full : group.Min(statistics.Weight));
        }
    }
}
