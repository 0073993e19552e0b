namespace Platform.Web.Features.Mail;

/// <summary>What every mail says.</summary>
public sealed class MailText;
