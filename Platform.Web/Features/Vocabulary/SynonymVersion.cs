using Platform.Web.Changes;

namespace Platform.Web.Features.Vocabulary;

/// <summary>A version of the synonyms. The highest number is current. A version never changes.</summary>
public sealed class SynonymVersion : IChangeSource
{
    public const int MostBytes = 512 * 1024;

    private SynonymVersion()
    {
    }

    public SynonymVersion(int number, string? text, string authorKey, DateTime at)
    {
        Number = number;
        Text = text;
        AuthorKey = authorKey;
        At = at;
    }

    /// <summary>From 1 without gaps, so that two administrators who save at once cannot both get the next number.</summary>
    public int Number { get; private set; }

    /// <summary>The synonyms; null for those of the platform, also when an upgrade brings newer ones.</summary>
    public string? Text { get; private set; }

    public string AuthorKey { get; private set; } = "";

    public DateTime At { get; private set; }

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Synonyms, "synonyms")];
}
