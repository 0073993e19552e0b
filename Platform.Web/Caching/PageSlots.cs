using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Platform.Web.Caching;

/// <summary>
/// The places at which a page differs between its readers. A view writes such a place as a slot. In a page for one reader, a slot holds
/// the value of that reader. In a template, it holds a mark with every value that it can have; <see cref="PageTemplate"/> then makes
/// the page of each reader.
/// </summary>
public sealed class PageSlots
{
    internal const char Text = 'v', If = 'c', Else = 'e', End = 'd', EndOfName = '.';

    /// <summary>Begins each mark. It is random, so no text of a page can contain it.</summary>
    internal static readonly string Boundary = RandomNumberGenerator.GetHexString(30, lowercase: true);

    private static readonly IHtmlContent Nothing = new Fragment(""), Hidden = new Fragment("hidden=\"hidden\"");

    /// <summary>Whether this request makes a template.</summary>
    public bool IsTemplate { get; set; }

    /// <summary>The mark of a text, for a value that the view does not write itself. It consists of letters, digits and a dot.</summary>
    public static string Mark(string name) => $"{Boundary}{Text}{name}{EndOfName}";

    /// <summary>Returns the text, or in a template its mark.</summary>
    public string? Of(string name, object? value) => IsTemplate ? Mark(name) : Convert.ToString(value, CultureInfo.InvariantCulture);

    /// <summary>Returns one of two pieces of HTML, by a fact about the reader.</summary>
    public IHtmlContent When(string fact, bool so, IHtmlContent yes, IHtmlContent? no = null) => !IsTemplate
        ? so ? yes : no ?? Nothing
        : new HtmlContentBuilder().AppendHtml($"{Boundary}{If}{fact}{EndOfName}").AppendHtml(yes)
            .AppendHtml($"{Boundary}{Else}").AppendHtml(no ?? Nothing).AppendHtml($"{Boundary}{End}");

    /// <summary>Returns one of two texts.</summary>
    public IHtmlContent When(string fact, bool so, string yes, string no) =>
        When(fact, so, new HtmlContentBuilder().Append(yes), new HtmlContentBuilder().Append(no));

    /// <summary>Returns the attribute that hides an element, unless it is shown to the reader.</summary>
    /// <param name="ifSo">Whether it is shown to a reader of whom the fact is true.</param>
    /// <param name="ifNot">Whether it is shown to all other readers.</param>
    public IHtmlContent HiddenUnless(string fact, bool so, bool ifSo = true, bool ifNot = false) => When(fact, so, HiddenUnless(ifSo), HiddenUnless(ifNot));

    public static IHtmlContent HiddenUnless(bool shown) => shown ? Nothing : Hidden;

    /// <summary>HTML that can be written more than once. Writing an <see cref="HtmlContentBuilder"/> into a view empties it.</summary>
    private sealed class Fragment(string html) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(html);
    }
}
