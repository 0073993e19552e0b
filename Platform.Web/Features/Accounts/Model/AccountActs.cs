namespace Platform.Web.Features.Accounts;

/// <summary>Names in the audit trail for acts on accounts. Such entries are deleted after 180 days; see docs/operate.md.</summary>
public static class AccountActs
{
    /// <summary>The beginning of each of these names.</summary>
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
