namespace Platform.Web.Features.Mail;

/// <summary>Texts that every mail contains.</summary>
public sealed class MailText;
