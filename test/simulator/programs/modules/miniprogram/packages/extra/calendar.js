export const nextMonth = (month) => month % 12 + 1
