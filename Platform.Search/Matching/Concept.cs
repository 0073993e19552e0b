using Lucene.Net.Util;

namespace Platform.Search.Matching;

/// <summary>A place to find one form of a concept: a term of a field, or several consecutive terms.</summary>
internal sealed record Source(TextFields Fields, string Field, IReadOnlyList<PlacedTerm> Terms, float Weight)
{
    public bool InTitle => Field == Fields.Title || Field == Fields.LooseTitle;

    /// <summary>The field with the length of the text.</summary>
    public string LengthField => Field == Fields.Loose ? Fields.Text : Field == Fields.LooseTitle ? Fields.Title : Field;
}

/// <param name="Place">Number of words after the first.</param>
internal readonly record struct PlacedTerm(BytesRef Term, int Place);

/// <summary>
/// One thing that the searcher means, with all its forms. The frequencies of the forms are added (BM25F: Robertson, Zaragoza and Taylor
/// 2004), so that a rare form of a common word does not count as a rare word.
/// </summary>
internal sealed class Concept
{
    /// <summary>The text as typed; for a part of a word, its stem.</summary>
    public required string Asked { get; init; }

    /// <summary>The words of the query that it stands for, as bits.</summary>
    public ulong Words { get; init; }

    /// <summary>True for a word inside the typed word.</summary>
    public bool IsPart { get; init; }

    /// <summary>True for the only known word inside a typed word that no text has.</summary>
    public bool IsOnlyPart { get; init; }

    /// <summary>True for a word that is searched in the title only.</summary>
    public bool InTitle { get; init; }

    public bool Required { get; init; }
    public bool Excluded { get; init; }
    public float Factor { get; set; } = 1;
    public List<Source> Sources { get; } = [];

    /// <summary>
    /// The weight by the index in <see cref="TextFields.All"/>: that of its most common full form, otherwise of its most common form.
    /// </summary>
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
