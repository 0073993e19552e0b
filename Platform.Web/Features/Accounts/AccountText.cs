namespace Platform.Web.Features.Accounts;

/// <summary>Texts for registering, signing in and account mail.</summary>
public sealed class AccountText;
