namespace Platform.Web.Features.Questions;

/// <summary>Words of the list of questions and of a question's page.</summary>
public sealed class QuestionText;
