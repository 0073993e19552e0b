namespace Platform.Web.Features.Accounts;

/// <summary>Texts of registering, signing in and the mail about it.</summary>
public sealed class AccountText;
