using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>The purpose of a mailed code. A code for one purpose does not work for another.</summary>
public enum CodeUse
{
    SignUp,
    Reset,
    Address,
}

/// <summary>
/// A code that was mailed to an address and is typed on a page. A link would prove nothing, because mail scanners in offices open
/// every link. The code belongs to an address and not to a form, because only a reader of that mailbox can type it.
/// </summary>
public sealed class MailedCode
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>How long a code is stored, to count how many were mailed.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private MailedCode()
    {
    }

    public MailedCode(CodeUse use, string addressHash, string @sealed, bool isLong, DateTime at)
    {
        Key = ShortKey.New();
        Use = use;
        AddressHash = addressHash;
        Sealed = @sealed;
        IsLong = isLong;
        CreatedAt = at;
        ExpiresAt = at + Life;
    }

    public string Key { get; private set; } = "";

    public CodeUse Use { get; private set; }

    /// <summary>Hash of the normalised address, so that other spellings of it count as the same.</summary>
    public string AddressHash { get; private set; } = "";

    /// <summary>The code, encrypted with Data Protection, so that the row alone does not reveal it.</summary>
    public string Sealed { get; private set; } = "";

    /// <summary>True for a code of sixteen characters. It is too long to guess, so it works during a lock.</summary>
    public bool IsLong { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }
}
