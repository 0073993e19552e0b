using System.Text;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

/// <summary>Builds the text and the HTML of a letter together, so that they always say the same.</summary>
public sealed class LetterBody
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _html = new();

    /// <summary>Adds plain text; an empty line begins a new paragraph.</summary>
    public LetterBody Say(string words)
    {
        // The words may name a title or a person from before such characters were removed.
        var seen = Unseen.Remove(words);
        return Add(seen, Paragraphs(seen));
    }

    /// <summary>Adds plain text of somebody else as a quotation.</summary>
    public LetterBody Quote(string words) => Add(Quoted(words), $"<blockquote>{Paragraphs(words)}</blockquote>");

    /// <param name="html">HTML of the renderer. Its links are relative to <paramref name="page"/>.</param>
    public LetterBody Quote(string text, string html, Uri page) => Add(Quoted(text), $"<blockquote>{MailHtml.Of(html, page)}</blockquote>");

    /// <summary>Adds a link to a page. Opening a page may change nothing, because mail scanners in offices open every link.</summary>
    public LetterBody Link(string words, Uri page) => Add($"{words}:\n{page}", Anchor(words, page));

    public Letter Letter(string subject, string why) => new(Unseen.Remove(subject), _text.ToString(), _html.ToString(), why);

    internal static string Anchor(string words, Uri page) =>
        $"<p><a href=\"{Mail.Letter.Encoder.Encode(page.AbsoluteUri)}\">{Mail.Letter.Encoder.Encode(words)}</a></p>";

    internal static string Paragraphs(string words) =>
        string.Concat(words.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(p => $"<p>{string.Join("<br>", p.Split('\n').Select(Mail.Letter.Encoder.Encode))}</p>"));

    private static string Quoted(string text) => "> " + text.ReplaceLineEndings("\n").Trim().Replace("\n", "\n> ");

    private LetterBody Add(string text, string html)
    {
        _text.Append(text).Append("\n\n");
        _html.Append(html);
        return this;
    }
}
