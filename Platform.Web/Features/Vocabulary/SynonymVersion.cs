using Platform.Web.Changes;

namespace Platform.Web.Features.Vocabulary;

/// <summary>The synonyms as an administrator left them; the one with the highest number holds. Never changed, only followed by another.</summary>
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

    /// <summary>From 1, without gaps: two who save at once cannot both have the next.</summary>
    public int Number { get; private set; }

    /// <summary>Null: what comes with the platform, also after an upgrade brings a better one.</summary>
    public string? Text { get; private set; }

    public string AuthorKey { get; private set; } = "";

    public DateTime At { get; private set; }

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Synonyms, "synonyms")];
}
