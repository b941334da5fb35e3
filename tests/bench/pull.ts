/** The order and the answer */
export interface PullOrder { baseUrl: string; token: string }
export interface Pulled { milliseconds: number; users: number }
