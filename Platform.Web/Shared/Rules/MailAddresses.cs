using MimeKit;

namespace Platform.Web.Shared;

/// <summary>What is a mail address: one bare address, as it stands after RCPT TO, and nothing around it.</summary>
public static class MailAddresses
{
    public const int Longest = 254;

    /// <summary>Display names, comments and lists are no address: a limit that counts addresses would be fooled by them.</summary>
    public static bool IsOne(string text) =>
        text.Length <= Longest
        && MailboxAddress.TryParse(text, out var read)
        && read.Address == text && string.IsNullOrEmpty(read.Name) && read.Route.Count == 0
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '(' or ')' or ',' or ';' or '"')
        && text.LastIndexOf('@') is > 0 and var at && text[(at + 1)..].Contains('.', StringComparison.Ordinal);

    /// <exception cref="RuleBroken">It is none.</exception>
    public static string Read(string? typed, string field)
    {
        var text = (typed ?? "").Trim();
        return IsOne(text) ? text : throw new RuleBroken("EmailWrong") { Field = field };
    }

    /// <summary>The domain that can be registered, near enough: its last two parts. One owner has all that stands under it.</summary>
    public static string DomainOf(string address) =>
        string.Join('.', address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant().Split('.').TakeLast(2));
}
