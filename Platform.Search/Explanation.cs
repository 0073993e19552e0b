namespace Platform.Search;

/// <summary>What becomes of a typed word: what it is looked for by.</summary>
/// <param name="DutchStem">Null for a stop word.</param>
/// <param name="DutchForms">Its looser stem, then those of the words inside it.</param>
/// <param name="EnglishStem">Null for a stop word.</param>
/// <param name="Documents">How many public documents have its stem, in either language.</param>
/// <param name="Correction">What is searched instead, where no public text has it.</param>
/// <param name="Synonyms">Other names of the word, or of the words that begin with it.</param>
public sealed record WordAnalysis(
    string Typed, string Exact, string? DutchStem, IReadOnlyList<string> DutchForms, string? EnglishStem, int Documents, string? Correction, IReadOnlyList<string> Synonyms);

public enum ShareKind { InText, InTitle, PartOfWord, Phrase }

/// <summary>What one thing that was asked adds to a score.</summary>
/// <param name="Forms">The terms that were found in this document.</param>
/// <param name="Weight">How well it tells documents apart: the rarer, the more.</param>
/// <param name="Frequency">How often it is there, by form and by the length of the text.</param>
public sealed record ScoreShare(string Asked, ShareKind Kind, IReadOnlyList<string> Forms, float Weight, float Frequency, float Share);

/// <summary>Why a document stands where it does: the sum of the shares and of nearness, times the prior.</summary>
/// <param name="Nearness">For words that stand near one another; only the best fifty get it.</param>
/// <param name="Prior">A little over 1: the newer the more, and more where an answer was accepted.</param>
public sealed record ScoreExplanation(IReadOnlyList<ScoreShare> Shares, float Nearness, float Prior)
{
    public float Score => (Shares.Sum(s => s.Share) + Nearness) * Prior;
}
