namespace Platform.Web.Features.Accounts;

/// <summary>What the audit trail calls what happens to accounts. Kept for half a year; see docs/operate.md.</summary>
public static class AccountActs
{
    /// <summary>All of them begin so.</summary>
    public const string Prefix = "account.";

    public const string SignIn = Prefix + "sign-in";
    public const string SignOut = Prefix + "sign-out";
    public const string Register = Prefix + "register";
    public const string Reset = Prefix + "reset";
    public const string Password = Prefix + "password";
    public const string Address = Prefix + "address";
    public const string SessionsEnded = Prefix + "sessions-ended";
    public const string PasswordWrong = Prefix + "password-wrong";
    public const string Locked = Prefix + "locked";
    public const string CodeAsked = Prefix + "code-asked";
    public const string CodeWrong = Prefix + "code-wrong";
    public const string CodesLocked = Prefix + "codes-locked";
}
