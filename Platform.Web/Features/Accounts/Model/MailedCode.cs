using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>What a mailed code is for. A code for one thing opens no other.</summary>
public enum CodeUse
{
    SignUp,
    Reset,
    Address,
}

/// <summary>
/// A code that was mailed to someone, to be typed on a page: opening a link proves nothing, as office mail scanners open them
/// all. It belongs to an address and not to a form: whoever can type it reads the mail of that address.
/// </summary>
public sealed class MailedCode
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>It is kept this long, to count how many were mailed.</summary>
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

    /// <summary>Of the address as accounts are looked up by it: other spellings of it are the same.</summary>
    public string AddressHash { get; private set; } = "";

    /// <summary>The code, sealed by Data Protection: a row alone tells nobody what was mailed.</summary>
    public string Sealed { get; private set; } = "";

    /// <summary>Sixteen signs: these cannot be guessed however often somebody tries, so they work during a lock.</summary>
    public bool IsLong { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }
}
