namespace Platform.Search;

/// <summary>The forms in which a typed word is searched.</summary>
/// <param name="DutchStem">Null for a stop word.</param>
/// <param name="DutchForms">Its looser stem, then those of the words inside it.</param>
/// <param name="EnglishStem">Null for a stop word.</param>
/// <param name="Documents">Number of public documents with its stem, in either language.</param>
/// <param name="Correction">The word that is searched as well when no public text has the typed one; null otherwise.</param>
/// <param name="Synonyms">Other names of the word, or of several words that begin with it.</param>
public sealed record WordAnalysis(
    string Typed, string Exact, string? DutchStem, IReadOnlyList<string> DutchForms, string? EnglishStem, int Documents, string? Correction, IReadOnlyList<string> Synonyms);

public enum ShareKind { InText, InTitle, PartOfWord, Phrase }

/// <summary>The part of a score that one concept of the query adds.</summary>
/// <param name="Forms">The terms found in this document.</param>
/// <param name="Weight">The weight of the concept: the rarer, the higher.</param>
/// <param name="Frequency">How often it occurs, weighted by form and by the length of the text.</param>
public sealed record ScoreShare(string Asked, ShareKind Kind, IReadOnlyList<string> Forms, float Weight, float Frequency, float Share);

/// <summary>The score of a document: the sum of the shares and of nearness, multiplied by the prior.</summary>
/// <param name="Nearness">The bonus for query words near each other; only the best fifty documents get it.</param>
/// <param name="Prior">Slightly above 1: higher for newer documents and for questions with an accepted answer.</param>
public sealed record ScoreExplanation(IReadOnlyList<ScoreShare> Shares, float Nearness, float Prior)
{
    public float Score => (Shares.Sum(s => s.Share) + Nearness) * Prior;
}
