namespace Platform.Web.Features.Notifications;

public sealed class NoticeText;
