using System.Text;

namespace Platform.Web.Caching;

/// <summary>A page as it was made for a class of readers, with the slots that <see cref="PageSlots"/> wrote.</summary>
public sealed class PageTemplate
{
    private readonly List<Piece> _pieces;

    /// <param name="html">A page that was made as a template.</param>
    public PageTemplate(string html, string? contentType)
    {
        ContentType = contentType;
        Bytes = 2L * Encoding.UTF8.GetByteCount(html);
        var parts = html.Split(PageSlots.Boundary);
        var at = 0;
        _pieces = Read(parts, ref at);
        if (at != parts.Length)
            throw new FormatException("A slot ends that did not begin.");
    }

    public string? ContentType { get; }

    /// <summary>The approximate size in memory, in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Returns the page of one reader, as pieces in their order.</summary>
    /// <param name="facts">The names of the conditions that are true for the reader.</param>
    /// <param name="texts">The texts of the reader by name, as HTML. A text without a value is empty.</param>
    public List<byte[]> Fill(IReadOnlySet<string> facts, IReadOnlyDictionary<string, byte[]> texts)
    {
        var filled = new List<byte[]>(_pieces.Count);
        Fill(_pieces, filled);
        return filled;

        void Fill(List<Piece> pieces, List<byte[]> into)
        {
            foreach (var piece in pieces)
                switch (piece)
                {
                    case Fixed { Html: var html }:
                        into.Add(html);
                        break;
                    case Value { Name: var name }:
                        if (texts.TryGetValue(name, out var text))
                            into.Add(text);
                        break;
                    case Choice choice:
                        Fill(facts.Contains(choice.Name) ? choice.Yes : choice.No, into);
                        break;
                }
        }
    }

    /// <summary>Reads up to the end of the text, or up to the else or the end of the condition that is open.</summary>
    private static List<Piece> Read(string[] parts, ref int at)
    {
        var pieces = new List<Piece>();
        var isFirst = at == 0;
        for (; at < parts.Length; at++)
        {
            var part = parts[at];
            if (isFirst)
            {
                Add(part);
                isFirst = false;
                continue;
            }

            var (name, rest) = part[0] is PageSlots.Text or PageSlots.If && part.IndexOf(PageSlots.EndOfName) is var end and > 0 ? (part[1..end], part[(end + 1)..]) : ("", part[1..]);
            switch (part[0])
            {
                case PageSlots.Text:
                    pieces.Add(new Value(name));
                    Add(rest);
                    break;
                case PageSlots.If:
                    parts[at] = rest;
                    var yes = Branch(parts, ref at, PageSlots.Else);
                    var no = Branch(parts, ref at, PageSlots.End);
                    pieces.Add(new Choice(name, yes, no));
                    Add(parts[at]);
                    break;
                default:
                    return pieces;
            }
        }

        return pieces;

        void Add(string html)
        {
            if (html.Length > 0)
                pieces.Add(new Fixed(Encoding.UTF8.GetBytes(html)));
        }
    }

    /// <summary>Reads a branch that begins with the part at <paramref name="at"/>, and leaves the text after its end in that place.</summary>
    private static List<Piece> Branch(string[] parts, ref int at, char end)
    {
        var pieces = new List<Piece>();
        if (parts[at].Length > 0)
            pieces.Add(new Fixed(Encoding.UTF8.GetBytes(parts[at])));
        at++;
        pieces.AddRange(Read(parts, ref at));
        if (at == parts.Length || parts[at][0] != end)
            throw new FormatException("A slot has no end.");
        parts[at] = parts[at][1..];
        return pieces;
    }

    private abstract record Piece;

    private sealed record Fixed(byte[] Html) : Piece;

    private sealed record Value(string Name) : Piece;

    private sealed record Choice(string Name, List<Piece> Yes, List<Piece> No) : Piece;
}
